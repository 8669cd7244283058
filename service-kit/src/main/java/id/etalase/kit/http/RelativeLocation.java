package id.etalase.kit.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Takes our own host out of {@code Location}. Quarkus REST puts in the host that the service was reached by, which behind
 * the gateway is not the one that the caller knows; a relative reference (RFC 9110, 10.2.2) leads back the way they came.
 */
@Provider
class RelativeLocation implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String location = response.getHeaderString(HttpHeaders.LOCATION);
        if (location == null || location.startsWith("/")) {
            return;
        }
        String base = request.getUriInfo().getBaseUri().toString();
        if (location.startsWith(base)) {
            response.getHeaders().putSingle(HttpHeaders.LOCATION, "/" + location.substring(base.length()));
        }
    }
}
