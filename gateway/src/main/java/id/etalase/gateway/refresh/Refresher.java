package id.etalase.gateway.refresh;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import id.etalase.gateway.config.GatewayConfig;
import id.etalase.gateway.proxy.ServiceClient;
import id.etalase.gateway.route.Settings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/** Asks every service for everything {@link Refreshable}: soon after the start, more often while it is away, then regularly. */
@Singleton
class Refresher {

    private static final Logger LOG = Logger.getLogger(Refresher.class);

    /** More than any document should have. */
    private static final int LARGEST = 8 << 20;

    private final Vertx vertx;
    private final Settings settings;
    private final ServiceClient services;
    private final List<Refreshable> held;
    private final ObjectMapper json;
    private final long regularMillis;
    private final long impatientMillis;
    private final Map<String, Buffer> latest = new HashMap<>();
    private final Map<String, Long> timers = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    Refresher(Vertx vertx, Settings settings, ServiceClient services, Instance<Refreshable> held, ObjectMapper json,
            GatewayConfig config) {
        this.vertx = vertx;
        this.settings = settings;
        this.services = services;
        this.held = held.stream().toList();
        this.json = json;
        this.regularMillis = config.gateway().refreshInterval().toMillis();
        this.impatientMillis = Math.min(regularMillis, config.gateway().refreshRetry().toMillis());
    }

    void start(@Observes StartupEvent event) {
        settings.now().routes().origins().keySet().forEach(this::refresh);
        settings.onChange(next -> next.routes().origins().keySet().stream().filter(service -> !timers.containsKey(service))
                .forEach(this::refresh));
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        timers.values().forEach(vertx::cancelTimer);
    }

    private void refresh(String service) {
        Future<?> all = Future.join(held.stream().map(one -> refresh(service, one)).toList());
        all.onComplete(done -> {
            if (!stopped && settings.now().routes().origins().containsKey(service)) {
                timers.put(service, vertx.setTimer(done.succeeded() ? regularMillis : impatientMillis,
                        now -> refresh(service)));
            }
        });
    }

    private Future<Void> refresh(String service, Refreshable one) {
        return services.fetch(service, one.source(), LARGEST)
                .compose(body -> vertx.executeBlocking(() -> {
                    offer(service, one, body);
                    return (Void) null;
                }))
                .onFailure(cause -> LOG.debugf("'%s' gave no %s: %s", service, one.source(), cause.getMessage()));
    }

    /** One at a time, so that what is held never sees two words of a service in the wrong order. */
    private synchronized void offer(String service, Refreshable one, Buffer body) {
        String key = service + " " + one.source();
        if (body.equals(latest.put(key, body))) {
            return;
        }
        try {
            if (!(json.readTree(body.toString()) instanceof ObjectNode object)) {
                throw new IllegalArgumentException("not a JSON object");
            }
            one.accept(service, object);
        } catch (JsonProcessingException | RuntimeException unusable) {
            LOG.errorf("What '%s' serves at %s cannot be used, so the gateway keeps what it had: %s", service, one.source(),
                    unusable.getMessage());
        }
    }
}
