package id.etalase.publicspace.booking;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.BilingualText;
import id.etalase.kit.time.JakartaTime;
import id.etalase.publicspace.programme.Activity;
import id.etalase.publicspace.programme.Session;

/** A booking: ids and numbers only. */
@Schema(description = "A booking. Its secret code came once, in the header Booking-Code of the answer that made it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BookingResponse(UUID id, BookingStatus status, UUID session, String activity, BilingualText title, String space,
        Instant startsAt, Instant endsAt, OffsetDateTime localStart, Party party, int heads, Instant heldUntil,
        Instant waitingSince, int checkedIn, String country, SchoolLevel schoolLevel, TravelMode travelMode, String reason,
        UUID movedFrom, boolean sample, Instant createdAt, Instant updatedAt) {

    static BookingResponse from(Booking booking) {
        Session session = booking.session();
        Activity activity = session.activity();
        return new BookingResponse(booking.id(), booking.status(), session.id(), activity.slug(), activity.title(),
                activity.space().slug(), session.startsAt(), session.endsAt(),
                session.startsAt().atZone(JakartaTime.ZONE).toOffsetDateTime(), booking.party(), booking.party().heads(),
                booking.heldUntil(), booking.waitingSince(), booking.checkedIn(), booking.country(), booking.schoolLevel(),
                booking.travelMode(), booking.reason(), booking.movedFrom(), activity.isSample(), booking.createdAt(),
                booking.updatedAt());
    }
}
