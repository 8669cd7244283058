package id.etalase.gateway.cache;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import id.etalase.gateway.request.Call;
import id.etalase.gateway.request.RequestTarget;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;

/**
 * Everything that an answer from the cache may depend on. A service is asked on behalf of the cache with these and nothing
 * else, so nobody can put something into an answer that others get by a header that is not part of the key.
 *
 * @param address how the public reached the gateway, since answers may name it
 * @param accept as it came; what a service offers is not known here
 * @param language one of two, since the services know no more
 */
record CacheKey(String service, String address, String uri, String accept, String language) {

    private static final int LONGEST_ACCEPT = 200;

    /** Headers that change no answer, or that no service gets to see anyway. Any other might: then the service is asked. */
    private static final Set<String> INERT = Set.of("host", "connection", "user-agent", "accept", "accept-language",
            "accept-encoding", "accept-charset", "cache-control", "pragma", "dnt", "referer", "origin", "priority", "te",
            "if-none-match", "if-modified-since", "upgrade-insecure-requests", "traceparent", "tracestate", "baggage",
            "x-request-id", "x-timeout-ms", "forwarded", "via", "x-real-ip", "keep-alive", "upgrade", "http2-settings",
            "content-length", "save-data", "purpose");

    static Optional<CacheKey> of(HttpServerRequest request, String service, RequestTarget target, Call call) {
        MultiMap headers = request.headers();
        String accept = headers.get("Accept");
        for (Map.Entry<String, String> header : headers) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!INERT.contains(name) && !name.startsWith("sec-") && !name.startsWith("x-forwarded-")) {
                return Optional.empty();
            }
        }
        if (accept != null && (accept.length() > LONGEST_ACCEPT || accept.contains("event-stream"))
                || headers.getAll("Accept").size() > 1 || !"0".equals(headers.get("Content-Length"))
                        && headers.contains("Content-Length")) {
            return Optional.empty();
        }
        return Optional.of(new CacheKey(service, call.address().toString(), target.uri(),
                accept == null || accept.equals("*/*") ? "" : accept,
                call.language().tag()));
    }

    /** Makes of the headers that a service would get those that the key stands for. */
    void applyTo(MultiMap headers) {
        for (String name : Set.copyOf(headers.names())) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!lower.startsWith("x-forwarded-") && !lower.equals("x-request-id") && !lower.equals("traceparent")
                    && !lower.equals("tracestate") && !lower.equals("x-timeout-ms") && !lower.equals("via")
                    && !lower.equals("host")) {
                headers.remove(name);
            }
        }
        // Who asks first must not decide what the others get.
        headers.remove("X-Forwarded-For");
        if (!accept.isEmpty()) {
            headers.set("Accept", accept);
        }
        headers.set("Accept-Language", language);
    }
}
