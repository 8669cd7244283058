package id.etalase.gateway;

import jakarta.inject.Singleton;

import id.etalase.gateway.cache.ReadyAnswers;
import id.etalase.gateway.config.GatewayConfig;
import id.etalase.gateway.limit.RateLimits;
import id.etalase.gateway.request.Call;
import id.etalase.gateway.request.Reception;
import id.etalase.gateway.trace.Tracing;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/** Opens a {@link ShortWay} on connections that may take one. */
@Singleton
class ShortWays {

    private static final AttributeKey<ShortWay> KEY = AttributeKey.valueOf(ShortWay.class, "of");

    private final ReadyAnswers answers;
    private final RateLimits limits;
    private final Reception reception;
    private final boolean open;

    ShortWays(ReadyAnswers answers, RateLimits limits, Reception reception, GatewayConfig config, Tracing tracing) {
        this.answers = answers;
        this.limits = limits;
        this.reception = reception;
        // A hit on the short way has no span, so where there are traces there is none.
        this.open = !tracing.isOn() && config.gateway().cache().enabled();
    }

    /** A request has come through the chain. */
    void arrived(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (!open || request.version() != HttpVersion.HTTP_1_1 || !(request.connection() instanceof ConnectionBase base)) {
            return;
        }
        Channel connection = base.channel();
        ShortWay way = connection.attr(KEY).get();
        if (way != null) {
            way.arrived();
        } else if (!reception.isFromProxy(request)) {
            open(connection, Call.of(routing).client());
        }
    }

    /** Between the HTTP codec and the HTTP server, behind what watches for silence. */
    private void open(Channel connection, String client) {
        ChannelPipeline pipeline = connection.pipeline();
        String server = pipeline.get("h2c") != null ? "h2c" : "handler";
        if (pipeline.get("httpEncoder") != null && pipeline.get(server) != null) {
            ShortWay way = new ShortWay(answers, limits, client, pipeline.context("httpEncoder"));
            connection.attr(KEY).set(way);
            pipeline.addBefore(server, "short-way", way);
        }
    }
}
