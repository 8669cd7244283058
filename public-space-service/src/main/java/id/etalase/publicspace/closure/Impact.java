package id.etalase.publicspace.closure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import id.etalase.kit.text.BilingualText;
import id.etalase.publicspace.booking.BookingStatus;

/**
 * Who is hit by a closure.
 *
 * @param sessions that would be called off
 * @param bookings how many bookings have or want places in them
 * @param heads how many visitors these are
 */
record Impact(List<HitSession> sessions, int bookings, int heads) {

    /** A session that would be called off, with its bookings. */
    record HitSession(UUID session, String activity, BilingualText title, String space, Instant startsAt,
            List<HitBooking> bookings) {
    }

    /** A booking that would lose its places. Who it is stands nowhere here. */
    record HitBooking(UUID booking, BookingStatus status, int heads) {
    }
}
