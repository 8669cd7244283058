package id.etalase.publicspace.booking;

import java.util.UUID;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Tells the secret code of a new booking, in a header and so outside of what is stored for repeats. */
@Provider
class BookingCodeHeader implements ContainerResponseFilter {

    static final String NAME = "Booking-Code";
    private static final String PREFIX = "/v1/bookings/";

    private final BookingCodes codes;

    BookingCodeHeader(BookingCodes codes) {
        this.codes = codes;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String location = response.getHeaderString("Location");
        int start = location == null ? -1 : location.indexOf(PREFIX);
        if (response.getStatus() == 201 && request.getMethod().equals("POST") && start >= 0
                && location.indexOf('/', start + PREFIX.length()) < 0) {
            UUID booking = UUID.fromString(location.substring(start + PREFIX.length()));
            response.getHeaders().putSingle(NAME, codes.of(booking));
        }
    }
}
