package id.etalase.publicspace.gate;

import java.time.Instant;
import java.util.UUID;

import id.etalase.publicspace.booking.Booking;

/**
 * What a ticket says. No name: the gate needs none.
 *
 * @param sub id of the booking
 * @param sid id of the session
 * @param heads how many it lets in
 * @param rev revision of the booking; an older ticket of the same booking is still read, the booking itself decides
 * @param nbf seconds since 1970: from when the gate lets in
 * @param exp seconds since 1970: until when
 */
record Ticket(UUID sub, UUID sid, int heads, int rev, long nbf, long exp) {

    static Ticket of(Booking booking, Instant from) {
        return new Ticket(booking.id(), booking.session().id(), booking.heads(), booking.revision(), from.getEpochSecond(),
                booking.session().endsAt().getEpochSecond());
    }
}
