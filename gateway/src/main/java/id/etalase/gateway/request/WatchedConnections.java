package id.etalase.gateway.request;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import id.etalase.gateway.config.GatewayConfig;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.quarkus.runtime.StartupEvent;

/**
 * Puts a {@link HeadWatch} on every connection that the gateway accepts. Netty makes one of these, for which the HTTP server
 * above it has no name; it does so if the system property {@link #EXTENSIONS_SYSTEM_PROPERTY} says {@code serviceload}.
 */
public final class WatchedConnections extends ChannelInitializerExtension {

    private record Rules(long limitMillis, String type) {
    }

    private static volatile Rules rules = new Rules(15_000, "about:blank");

    /** Connections that are accepted from now on have this limit. */
    static void limit(long millis, String type) {
        rules = new Rules(millis, type);
    }

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        HeadWatch.over(connection, rules.limitMillis(), rules.type());
    }

    /** Tells the connections what the settings say. */
    @Singleton
    static final class Configured {

        void configure(@Observes StartupEvent start, GatewayConfig config) {
            limit(config.gateway().headTimeout().toMillis(), config.publicUrl() + "/problems/request-timeout");
        }
    }
}
