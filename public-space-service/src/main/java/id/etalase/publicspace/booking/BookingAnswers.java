package id.etalase.publicspace.booking;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/** How bookings are answered. */
final class BookingAnswers {

    private BookingAnswers() {
    }

    static Response created(Booking booking) {
        return Response.status(Status.CREATED).header(HttpHeaders.LOCATION, "/v1/bookings/" + booking.id())
                .header(HttpHeaders.ETAG, booking.tag()).entity(BookingResponse.from(booking)).build();
    }

    static Response changed(Booking booking) {
        return Response.ok(BookingResponse.from(booking)).header(HttpHeaders.ETAG, booking.tag()).build();
    }
}
