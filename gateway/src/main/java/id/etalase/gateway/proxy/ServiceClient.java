package id.etalase.gateway.proxy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import id.etalase.gateway.config.GatewayConfig;
import id.etalase.gateway.route.Route.Origin;
import id.etalase.gateway.route.RouteTable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;

/** The connections to the services, kept open between requests. */
@Singleton
public class ServiceClient {

    private static final Logger LOG = Logger.getLogger(ServiceClient.class);

    private static final int LARGEST_HEAD = 64 * 1024;

    private final HttpClient client;
    private final long connectTimeoutMillis;
    private final long responseTimeoutMillis;
    private final Map<String, Boolean> down = new ConcurrentHashMap<>();

    ServiceClient(Vertx vertx, RouteTable routes, MeterRegistry meters, GatewayConfig config) {
        GatewayConfig.Gateway gateway = config.gateway();
        this.connectTimeoutMillis = gateway.connectTimeout().toMillis();
        this.responseTimeoutMillis = gateway.responseTimeout().toMillis();
        this.client = vertx.httpClientBuilder()
                .with(new HttpClientOptions()
                        .setConnectTimeout(Math.toIntExact(connectTimeoutMillis))
                        // Shorter than a service keeps an idle connection: a request must not meet one that is just being
                        // closed, for it would not be repeated.
                        .setKeepAliveTimeout(20)
                        .setMaxHeaderSize(LARGEST_HEAD)
                        .setDecompressionSupported(false)
                        .setMaxWaitQueueSize(gateway.waitingPerService()))
                .with(new PoolOptions().setHttp1MaxSize(gateway.connectionsPerService()))
                // The exchange that used the connection answers for what broke; it need not be in the log as well.
                .withConnectHandler(connection -> connection.exceptionHandler(broken -> LOG.debug("Connection broke", broken)))
                .build();
        routes.origins().keySet().forEach(service -> Gauge
                .builder("etalase.gateway.service.reachable", down, noted -> noted.containsKey(service) ? 0 : 1)
                .description("1 unless the last attempt to connect to the service failed")
                .tag("service", service)
                .register(meters));
    }

    /**
     * A request on a connection to the service.
     *
     * @return fails if no connection comes about, or none is free, within the connect timeout; then nothing was sent
     */
    public Future<HttpClientRequest> open(String service, Origin origin, HttpMethod method, String uri) {
        return client.request(origin.request().setMethod(method).setURI(uri).setConnectTimeout(connectTimeoutMillis))
                .onSuccess(request -> noteUp(service))
                .onFailure(cause -> noteDown(service, origin, cause));
    }

    /**
     * Reads something small from a service.
     *
     * @param largest bytes that are taken; more is a failure
     * @return fails unless the service answers 200 in time
     */
    public Future<Buffer> fetch(String service, Origin origin, String uri, int largest) {
        return open(service, origin, HttpMethod.GET, uri).compose(request -> {
            Promise<Buffer> promise = Promise.promise();
            request.putHeader("Accept", "application/json").idleTimeout(responseTimeoutMillis)
                    .exceptionHandler(promise::tryFail).send()
                    .onFailure(promise::tryFail)
                    .onSuccess(response -> take(request, response, largest, promise));
            return promise.future();
        });
    }

    private static void take(HttpClientRequest request, HttpClientResponse response, int largest, Promise<Buffer> promise) {
        Buffer body = Buffer.buffer();
        response.exceptionHandler(promise::tryFail);
        response.handler(chunk -> {
            body.appendBuffer(chunk);
            if (body.length() > largest) {
                promise.tryFail("Its answer is larger than " + largest + " bytes");
                request.reset();
            }
        });
        response.endHandler(end -> {
            if (response.statusCode() == 200) {
                promise.tryComplete(body);
            } else {
                promise.tryFail("It answered " + response.statusCode());
            }
        });
    }

    /** Says once that a service went away, not once a request. */
    private void noteDown(String service, Origin origin, Throwable cause) {
        if (down.put(service, Boolean.TRUE) == null) {
            LOG.infof("Service '%s' cannot be reached at %s:%d (%s); its routes answer 503 until it can", service,
                    origin.host(), origin.port(), cause.getMessage());
        }
    }

    private void noteUp(String service) {
        if (down.remove(service) != null) {
            LOG.infof("Service '%s' is reachable again", service);
        }
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
