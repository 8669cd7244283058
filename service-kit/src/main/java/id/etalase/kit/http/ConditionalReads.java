package id.etalase.kit.http;

import java.util.Set;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers a read with 304 and no body when the caller has what the resource would send: it is enough that a resource sets
 * {@code ETag}.
 */
@Provider
class ConditionalReads implements ContainerResponseFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        String tag = response.getHeaderString(HttpHeaders.ETAG);
        if (known != null && tag != null && response.getStatus() == 200 && READS.contains(request.getMethod())
                && TagList.parse(known).map(tags -> tags.containsWeakly(tag)).orElse(false)) {
            response.setStatus(304);
            response.setEntity(null);
        }
    }
}
