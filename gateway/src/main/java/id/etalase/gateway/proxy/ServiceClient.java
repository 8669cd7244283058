package id.etalase.gateway.proxy;

import java.util.Optional;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import id.etalase.gateway.config.GatewayConfig;
import id.etalase.gateway.route.Route.Origin;
import id.etalase.gateway.route.Settings;
import id.etalase.gateway.upstream.Upstream.Attempt;
import id.etalase.gateway.upstream.Upstreams;
import io.netty.channel.ChannelOption;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.impl.ConnectionBase;

/** The connections to the services, kept open between requests. */
@Singleton
public class ServiceClient {

    private static final Logger LOG = Logger.getLogger(ServiceClient.class);

    private static final int LARGEST_HEAD = 64 * 1024;

    /** As much of a body as is read at once is passed at once. */
    private static final int LARGEST_PIECE = 64 * 1024;

    private final HttpClient ordinary;
    private final HttpClient heldOpen;
    private final Upstreams upstreams;
    private final long waitMillis;
    private final long responseTimeoutMillis;

    ServiceClient(Vertx vertx, Settings settings, Upstreams upstreams) {
        GatewayConfig.Gateway gateway = settings.now().gateway();
        this.upstreams = upstreams;
        // Whoever waits for a place has not learnt that the replica is away, so that must come first.
        this.waitMillis = gateway.connectTimeout().plus(gateway.connectionWait()).toMillis();
        this.responseTimeoutMillis = gateway.responseTimeout().toMillis();
        this.ordinary = client(vertx, gateway, gateway.connectionsPerService());
        this.heldOpen = client(vertx, gateway, gateway.heldOpen().perReplica());
    }

    private static HttpClient client(Vertx vertx, GatewayConfig.Gateway gateway, int connections) {
        return vertx.httpClientBuilder()
                .with(new HttpClientOptions()
                        .setConnectTimeout(Math.toIntExact(gateway.connectTimeout().toMillis()))
                        .setTcpNoDelay(true)
                        // Shorter than a service keeps an idle connection: a request must not meet one that is just being
                        // closed.
                        .setKeepAliveTimeout(20)
                        .setMaxHeaderSize(LARGEST_HEAD)
                        .setMaxChunkSize(LARGEST_PIECE)
                        .setDecompressionSupported(false)
                        .setMaxWaitQueueSize(gateway.waitingPerService()))
                .with(new PoolOptions().setHttp1MaxSize(connections))
                .withConnectHandler(ServiceClient::prepare)
                .build();
    }

    private static void prepare(HttpConnection connection) {
        // The exchange that used the connection answers for what broke; it need not be in the log as well.
        connection.exceptionHandler(broken -> LOG.debug("Connection broke", broken));
        if (connection instanceof ConnectionBase base) {
            // A service that refuses a body hangs up while it is sent. That this cannot be written any more must not close the
            // connection here, before the answer is read that came first.
            base.channel().config().setOption(ChannelOption.AUTO_CLOSE, false);
        }
    }

    /**
     * A request on a connection to a service.
     *
     * @param isHeldOpen whether its answer is held open; those have connections of their own
     * @return fails if no connection comes about, or none is free ({@link #isFull}), in time; then nothing was sent
     */
    public Future<HttpClientRequest> open(Origin origin, HttpMethod method, String uri, boolean isHeldOpen) {
        return (isHeldOpen ? heldOpen : ordinary)
                .request(origin.request().setMethod(method).setURI(uri).setConnectTimeout(waitMillis));
    }

    /** Whether there was no connection because all were in use, which says nothing against the replica. */
    static boolean isFull(Throwable cause) {
        return cause instanceof ConnectionPoolTooBusyException || cause instanceof TimeoutException;
    }

    /**
     * Reads something small from a service.
     *
     * @param largest bytes that are taken; more is a failure
     * @return fails unless the service answers 200 in time
     */
    public Future<Buffer> fetch(String service, String uri, int largest) {
        Optional<Attempt> attempt = upstreams.find(service).flatMap(upstream -> upstream.attempt(null));
        if (attempt.isEmpty()) {
            return Future.failedFuture("It is left alone for now, or there is no such service any more");
        }
        return open(attempt.get().replica().origin(), HttpMethod.GET, uri, false).<Buffer> compose(request -> {
            Promise<Buffer> promise = Promise.promise();
            request.putHeader("Accept", "application/json").idleTimeout(responseTimeoutMillis)
                    .exceptionHandler(promise::tryFail).send()
                    .onFailure(promise::tryFail)
                    .onSuccess(response -> take(request, response, largest, promise));
            return promise.future();
        }).onComplete(done -> attempt.get().end());
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

    @PreDestroy
    void close() {
        ordinary.close();
        heldOpen.close();
    }
}
