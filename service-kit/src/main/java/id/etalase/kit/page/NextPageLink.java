package id.etalase.kit.page;

import java.net.URI;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;

/** Adds {@code Link: <...>; rel="next"} (RFC 8288) to every {@link Page} that has a next one. */
@Provider
class NextPageLink implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Page<?> page && page.next() != null) {
            URI next = UriBuilder.fromUri(request.getUriInfo().getRequestUri()).replaceQueryParam("cursor", page.next())
                    .build();
            // Relative, so that it leads through whatever the caller came through.
            response.getHeaders().add(HttpHeaders.LINK, "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
        }
    }
}
