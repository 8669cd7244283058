package id.etalase.publicspace.booking;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

/** How bookings are answered. */
final class BookingAnswers {

    private BookingAnswers() {
    }

    static Response created(Booking booking) {
        return Response.created(UriBuilder.fromPath("/v1/bookings/{id}").build(booking.id())).header("ETag", booking.tag())
                .entity(BookingResponse.from(booking)).build();
    }

    static Response changed(Booking booking) {
        return Response.ok(BookingResponse.from(booking)).header("ETag", booking.tag()).build();
    }
}
