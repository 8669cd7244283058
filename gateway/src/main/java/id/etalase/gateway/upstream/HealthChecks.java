package id.etalase.gateway.upstream;

import java.util.concurrent.TimeoutException;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import id.etalase.gateway.config.ResilienceConfig.Health;
import id.etalase.gateway.route.Settings;
import io.netty.channel.ConnectTimeoutException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;

/** Asks every replica, again and again, whether it is ready: so requests need not find out. */
@Singleton
class HealthChecks {

    private static final int UNSOUND = 500;

    private final Vertx vertx;
    private final Settings settings;
    private final Upstreams upstreams;
    private final HttpClient client;
    private long timer;
    private volatile boolean stopped;

    HealthChecks(Vertx vertx, Settings settings, Upstreams upstreams) {
        this.vertx = vertx;
        this.settings = settings;
        this.upstreams = upstreams;
        this.client = vertx.createHttpClient(new HttpClientOptions().setKeepAliveTimeout(20));
    }

    void start(@Observes StartupEvent event) {
        round();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        vertx.cancelTimer(timer);
        client.close();
    }

    private void round() {
        if (stopped) {
            return;
        }
        Health health = settings.now().gateway().resilience().health();
        upstreams.all().forEach(upstream -> upstream.replicas().forEach(replica -> ask(replica, health)
                .onComplete(asked -> {
                    if (asked.cause() instanceof TimeoutException || asked.cause() instanceof ConnectTimeoutException) {
                        upstream.silent(replica);
                    } else {
                        upstream.checked(replica, asked.succeeded());
                    }
                })));
        timer = vertx.setTimer(health.interval().toMillis(), due -> round());
    }

    private Future<Void> ask(Replica replica, Health health) {
        long limit = health.timeout().toMillis();
        return client.request(replica.origin().request().setMethod(HttpMethod.GET).setURI(health.path())
                .setConnectTimeout(limit).setTimeout(limit))
                .compose(HttpClientRequest::send)
                .compose(answer -> answer.body().compose(body -> answer.statusCode() < UNSOUND ? Future.succeededFuture()
                        : Future.failedFuture("It answered " + answer.statusCode())));
    }
}
