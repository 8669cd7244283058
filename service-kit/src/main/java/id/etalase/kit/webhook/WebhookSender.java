package id.etalase.kit.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/**
 * Sends one delivery to its receiver. Connects to the very address that was found public; follows no redirect; waits no
 * longer than the deadline, however slowly the answer drips; and reads nothing of the answer but its status.
 */
@Singleton
class WebhookSender {

    private static final Logger LOG = Logger.getLogger(WebhookSender.class);
    /** Many more than ever wait: how many deliveries are under way is decided elsewhere. */
    private static final int CONNECTIONS = 10_000;

    private final Vertx vertx;
    private final HttpClient client;
    /** Looking a name up takes as long as somebody else's server likes: no delivery may wait for that of another. */
    private final ExecutorService names = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "webhook-names");
        thread.setDaemon(true);
        return thread;
    });
    private final Targets targets;
    private final Signatures signatures;
    private final WebhookConfig config;
    private final Clock clock;

    WebhookSender(Vertx vertx, Targets targets, Signatures signatures, WebhookConfig config, Clock clock) {
        this.vertx = vertx;
        // The outcome says enough; the log is not for what a receiver likes to send.
        this.client = vertx.httpClientBuilder().with(new HttpClientOptions().setKeepAlive(false).setVerifyHost(true)
                .setConnectTimeout(Math.toIntExact(config.deadline().toMillis())).setMaxHeaderSize(16_384))
                .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS))
                .withConnectHandler(connection -> connection
                        .exceptionHandler(failure -> LOG.trace("The connection to a receiver failed", failure)))
                .build();
        this.targets = targets;
        this.signatures = signatures;
        this.config = config;
        this.clock = clock;
    }

    /** What the receiver said: its status; or why there is none, as the message of the failure. */
    CompletableFuture<Integer> send(Subscription subscription, Delivery delivery) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        URI url = URI.create(subscription.url());
        names.execute(() -> {
            try {
                InetAddress address = targets.resolve(url)
                        .orElseThrow(() -> new NotSentException("the host is not at a public address"));
                RequestOptions options = options(url, address);
                // On the thread that reads the connection, for a receiver may talk before it is asked.
                vertx.runOnContext(here -> client.request(options).onFailure(status::completeExceptionally)
                        .onSuccess(request -> send(request, subscription, delivery, status)));
            } catch (UnknownHostException e) {
                status.completeExceptionally(new NotSentException("the name of the host is unknown"));
            } catch (NotSentException | RuntimeException e) {
                status.completeExceptionally(e);
            }
        });
        return status.orTimeout(config.deadline().toMillis(), TimeUnit.MILLISECONDS);
    }

    private static RequestOptions options(URI url, InetAddress address) {
        boolean https = "https".equalsIgnoreCase(url.getScheme());
        int port = url.getPort() > 0 ? url.getPort() : https ? 443 : 80;
        return new RequestOptions().setMethod(HttpMethod.POST).setHost(url.getHost()).setPort(port).setSsl(https)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setURI(Optional.of(url.getRawPath()).filter(path -> !path.isEmpty()).orElse("/")
                        + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()))
                .setFollowRedirects(false);
    }

    private void send(HttpClientRequest request, Subscription subscription, Delivery delivery,
            CompletableFuture<Integer> status) {
        // Whatever ends the waiting ends the connection: what the receiver still sends is never read.
        status.whenComplete((answered, failure) -> request.connection().close());
        if (status.isDone()) {
            return;
        }
        request.exceptionHandler(status::completeExceptionally);
        Instant now = clock.instant();
        request.putHeader("content-type", "application/cloudevents+json").putHeader("user-agent", "Etalase-Webhooks/1")
                .putHeader("webhook-id", delivery.messageId())
                .putHeader("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .putHeader("webhook-signature",
                        signatures.of(subscription, delivery.messageId(), now, delivery.body()));
        request.response().onSuccess(response -> {
            response.pause();
            // The connection is closed on purpose; nobody needs to read in the log that it was.
            response.exceptionHandler(expected -> LOG.trace("The rest of the answer is not read", expected));
            status.complete(response.statusCode());
        }).onFailure(status::completeExceptionally);
        request.end(delivery.body()).onFailure(status::completeExceptionally);
    }

    @PreDestroy
    void close() {
        names.shutdownNow();
        client.close();
    }

    /** It was not even tried. */
    static final class NotSentException extends Exception {

        NotSentException(String message) {
            super(message, null, false, false);
        }
    }
}
