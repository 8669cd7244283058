package id.etalase.kit.http;

import java.util.Arrays;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

import org.jspecify.annotations.Nullable;

/**
 * Says on every answer to a read that it depends on {@code Accept} (RFC 9110, section 12.5.5): if only because another wish
 * would
 * have been refused. A cache that is not told hands the refusal to the next one who asks.
 */
@Provider
@Priority(NegotiatedReads.LAST)
class NegotiatedReads implements ContainerResponseFilter {

    /** Filters of answers run from the highest priority down. */
    static final int LAST = 0;

    private static final Set<String> READS = Set.of("GET", "HEAD");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String named = response.getHeaderString(HttpHeaders.VARY);
        if (READS.contains(request.getMethod()) && !names(named)) {
            response.getHeaders().putSingle(HttpHeaders.VARY,
                    named == null || named.isBlank() ? HttpHeaders.ACCEPT : HttpHeaders.ACCEPT + ", " + named);
        }
    }

    private static boolean names(@Nullable String vary) {
        return vary != null && Arrays.stream(vary.split(",")).map(String::trim)
                .anyMatch(header -> header.equals("*") || header.equalsIgnoreCase(HttpHeaders.ACCEPT));
    }
}
