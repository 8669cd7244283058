package id.etalase.publicspace.booking;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/**
 * Tells whoever tried too many codes when the next may be tried, beside the limits that the gateway tells of
 * (draft-ietf-httpapi-ratelimit-headers-10).
 */
@Provider
class WrongCodesLimit implements ContainerResponseFilter {

    /** Filters are made before the configuration is read. */
    private final Instance<BookingConfig> config;

    WrongCodesLimit(Instance<BookingConfig> config) {
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() != 429) {
            return;
        }
        MultivaluedMap<String, Object> headers = response.getHeaders();
        long seconds = WrongCodes.WINDOW.toSeconds();
        headers.putSingle("Retry-After", seconds);
        headers.putSingle("RateLimit-Policy", "\"wrong-codes\";q=" + config.get().wrongCodesAMinute() + ";w=" + seconds);
        headers.putSingle("RateLimit", "\"wrong-codes\";r=0;t=" + seconds);
    }
}
