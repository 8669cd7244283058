package id.etalase.gateway.request;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import io.vertx.core.http.HttpServerRequest;

/** Decides whose word the gateway takes for how the public reached it: that of the configured proxies, nobody else's. */
final class TrustedProxies {

    private static final Pattern AUTHORITY = Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?");
    private static final Pattern PREFIX = Pattern.compile("(?:/[A-Za-z0-9._~-]+)*");

    private final List<CidrAddress> trusted;

    /** @throws ConfigurationException if one is not an IP address or a block of them */
    TrustedProxies(List<String> addresses) {
        List<CidrAddress> parsed = new ArrayList<>();
        for (String address : addresses) {
            parsed.add(parse(address));
        }
        this.trusted = List.copyOf(parsed);
    }

    /** Whether the other end of this connection is one of the proxies. */
    boolean sent(HttpServerRequest request) {
        if (trusted.isEmpty() || request.remoteAddress() == null) {
            return false;
        }
        InetAddress peer = Inet.parseInetAddress(request.remoteAddress().hostAddress());
        return peer != null && trusted.stream().anyMatch(block -> block.matches(peer));
    }

    /** The address a trusted proxy names, each part only where it is sane; {@code fallback} for what it does not say. */
    PublicAddress addressNamedBy(HttpServerRequest request, PublicAddress fallback) {
        String scheme = first(request.getHeader("X-Forwarded-Proto"));
        String authority = first(request.getHeader("X-Forwarded-Host"));
        String prefix = first(request.getHeader("X-Forwarded-Prefix"));
        if (prefix != null && prefix.endsWith("/")) {
            prefix = prefix.substring(0, prefix.length() - 1);
        }
        return new PublicAddress("http".equals(scheme) || "https".equals(scheme) ? scheme : fallback.scheme(),
                authority != null && AUTHORITY.matcher(authority).matches() ? authority : fallback.authority(),
                prefix != null && PREFIX.matcher(prefix).matches() ? prefix : fallback.prefix());
    }

    /**
     * The address of the client: the last in {@code X-Forwarded-For} that is none of the proxies. What stands before it anybody
     * could have written. All of an IPv6 network of 64 bits counts as one client, for one client has that many addresses.
     */
    String clientNamedBy(HttpServerRequest request) {
        String[] chain = String.join(",", request.headers().getAll("X-Forwarded-For")).split(",");
        for (int i = chain.length - 1; i >= 0; i--) {
            InetAddress address = Inet.parseInetAddress(chain[i].trim());
            if (address == null) {
                break;
            }
            if (trusted.stream().noneMatch(block -> block.matches(address))) {
                return client(address);
            }
        }
        return request.remoteAddress().hostAddress();
    }

    /** The name under which an address is counted. */
    static String client(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) + "/64" : address.getHostAddress();
    }

    /** With several proxies in a row, the first value is the outermost: what the public used. */
    private static @Nullable String first(@Nullable String header) {
        return header == null ? null : header.split(",", 2)[0].trim();
    }

    private static CidrAddress parse(String address) {
        CidrAddress block = Inet.parseCidrAddress(address);
        if (block != null) {
            return block;
        }
        InetAddress single = Inet.parseInetAddress(address);
        if (single == null) {
            throw new ConfigurationException("etalase.gateway.trusted-proxies: '" + address
                    + "' is not an IP address or a block of them such as 10.0.0.0/8");
        }
        return CidrAddress.create(single, single.getAddress().length * 8);
    }
}
