package id.etalase.kit.http;

import java.io.IOException;
import java.util.Set;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Answers a read with 304 and no body when the caller has what the resource would send. It is enough that a resource sets
 * {@code ETag}; a single thing without a version of its own (a path that ends with a parameter) gets the tag of its bytes.
 */
@Provider
class ConditionalReads implements ContainerResponseFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final ResourceInfo resource;
    private final ObjectMapper json;

    ConditionalReads(ResourceInfo resource, ObjectMapper json) {
        this.resource = resource;
        this.json = json;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        if (response.getStatus() != 200 || !READS.contains(request.getMethod())) {
            return;
        }
        if (response.getHeaderString(HttpHeaders.ETAG) == null && isSingleThing(response)) {
            byte[] body = json.writeValueAsBytes(response.getEntity());
            response.getHeaders().putSingle(HttpHeaders.ETAG, EntityTag.ofContent(body).toString());
            response.setEntity(body, response.getEntityAnnotations(), response.getMediaType());
        }
        String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        String tag = response.getHeaderString(HttpHeaders.ETAG);
        if (known != null && tag != null && TagList.parse(known).map(tags -> tags.containsWeakly(tag)).orElse(false)) {
            response.setStatus(304);
            response.setEntity(null);
        }
    }

    private boolean isSingleThing(ContainerResponseContext response) {
        Path path = resource.getResourceMethod() == null ? null : resource.getResourceMethod().getAnnotation(Path.class);
        return path != null && path.value().endsWith("}") && response.getEntity() instanceof Record
                && MediaType.APPLICATION_JSON_TYPE.isCompatible(response.getMediaType());
    }
}
