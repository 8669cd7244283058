package id.etalase.gateway.request;

import java.net.InetAddress;
import java.util.List;

import jakarta.inject.Singleton;

import id.etalase.gateway.config.GatewayConfig;
import id.etalase.gateway.trace.Tracing;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.net.Inet;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** The first step of the chain: settles what a request is, and gives every answer its request id and security headers. */
@Singleton
public class Reception {

    /** For answers that are data: no page, no script, nothing to frame. A page sets its own, wider policy. */
    private static final String DATA_ONLY = "default-src 'none'; frame-ancestors 'none'";

    private final PublicAddress configured;
    private final TrustedProxies proxies;
    private final Tracing tracing;

    Reception(GatewayConfig config, Tracing tracing) {
        this.tracing = tracing;
        this.configured = publicAddress(config);
        this.proxies = new TrustedProxies(config.gateway().trustedProxies().orElse(List.of()));
    }

    /** Settles the call; also for a request that failed before it came here. */
    public void settle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        HeadWatch.arrived(request);
        routing.addEndHandler(end -> HeadWatch.answered(request));
        boolean proxied = proxies.sent(request);
        PublicAddress address = proxied ? proxies.addressNamedBy(request, configured) : configured;
        Correlation correlation = Correlation.of(request, tracing.begin(request));
        new Call(correlation, Language.of(request.getHeader("Accept-Language")), address,
                proxied ? proxies.clientNamedBy(request) : client(peer(request)), forwardedFor(request, proxied))
                .attach(routing);
        Journal.open(routing);

        var headers = routing.response().headers();
        headers.set(Correlation.REQUEST_ID, correlation.requestId());
        headers.set("Date", HttpDate.now());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.set("Content-Security-Policy", DATA_ONLY);
        if (address.scheme().equals("https")) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        UnreadBody.guard(routing);
    }

    /** Whether the one who sends it speaks for others. */
    public boolean isFromProxy(HttpServerRequest request) {
        return proxies.sent(request);
    }

    private static String peer(HttpServerRequest request) {
        return request.remoteAddress() == null ? "unknown" : request.remoteAddress().hostAddress();
    }

    private static String client(String peer) {
        InetAddress address = peer.indexOf(':') < 0 ? null : Inet.parseInetAddress(peer);
        return address == null ? peer : TrustedProxies.client(address);
    }

    private static String forwardedFor(HttpServerRequest request, boolean proxied) {
        String peer = peer(request);
        String chain = proxied ? String.join(", ", request.headers().getAll("X-Forwarded-For")) : "";
        return chain.isBlank() ? peer : chain + ", " + peer;
    }

    private static PublicAddress publicAddress(GatewayConfig config) {
        try {
            return PublicAddress.of(config.publicUrl());
        } catch (IllegalArgumentException invalid) {
            throw new ConfigurationException("etalase.public-url: " + invalid.getMessage());
        }
    }
}
