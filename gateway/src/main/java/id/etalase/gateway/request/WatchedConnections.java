package id.etalase.gateway.request;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import id.etalase.gateway.config.GatewayConfig;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.core.net.impl.VertxHandler;

/**
 * Puts a {@link HeadWatch} on every connection that the gateway accepts. Netty makes one of these, for which the HTTP server
 * above it has no name; it does so if the system property {@link #EXTENSIONS_SYSTEM_PROPERTY} says {@code serviceload}.
 */
public final class WatchedConnections extends ChannelInitializerExtension {

    private record Rules(long limitMillis, String type) {
    }

    /** The name under which the HTTP server puts itself. */
    private static final String SERVER = "handler";

    private static volatile Rules rules = new Rules(15_000, "about:blank");
    private static volatile @Nullable Handler<HttpServerRequest> undecodable;

    /** Connections that are accepted from now on have this limit. */
    static void limit(long millis, String type) {
        rules = new Rules(millis, type);
    }

    /**
     * Gives what the HTTP decoder cannot read to this handler. The HTTP server would answer some of it without a word, and hang
     * up
     * on the rest.
     */
    public static void onUndecodable(Handler<HttpServerRequest> handler) {
        undecodable = handler;
    }

    /** The first bytes of a connection are there, so it is known by now what speaks HTTP on it. */
    private static void begun(Channel connection) {
        Handler<HttpServerRequest> handler = undecodable;
        if (handler != null && connection.pipeline().get(SERVER) instanceof VertxHandler<?> server
                && server.getConnection() instanceof Http1xServerConnection http) {
            http.invalidRequestHandler(handler);
        }
    }

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        HeadWatch.over(connection, rules.limitMillis(), rules.type(), WatchedConnections::begun);
    }

    /** Tells the connections what the settings say. */
    @Singleton
    static final class Configured {

        void configure(@Observes StartupEvent start, GatewayConfig config) {
            limit(config.gateway().headTimeout().toMillis(), config.publicUrl() + "/problems/request-timeout");
        }
    }
}
