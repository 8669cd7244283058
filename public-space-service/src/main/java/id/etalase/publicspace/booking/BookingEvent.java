package id.etalase.publicspace.booking;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.outbox.DomainEvent;
import id.etalase.publicspace.Roles;

/** What happens to a booking, in ids and numbers. Topic {@code public-space.booking.events}. */
public sealed interface BookingEvent extends DomainEvent {

    /** The booking after the change. */
    BookingResponse booking();

    @Override
    default UUID aggregateId() {
        return booking().id();
    }

    @Override
    default Instant at() {
        return booking().updatedAt();
    }

    @Override
    default Object data() {
        return new Data(booking(), changed(), booking().reason());
    }

    /** Who visits when is nobody's business but that of those who receive the visitors. */
    @Override
    default Set<String> readers() {
        return Set.of(Roles.VISIT_DESK, Roles.PARK_OFFICER, Roles.AUDITOR, "administrator");
    }

    @Override
    default Object state() {
        return booking();
    }

    /** Where it differs from before; empty for a new one. */
    default List<String> changed() {
        return List.of("/status");
    }

    /** The payload of every event of a booking. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Data(BookingResponse booking, List<String> changed, String reason) {
    }

    /** Places are kept for a while. */
    record Held(BookingResponse booking) implements BookingEvent {

        @Override
        public String type() {
            return "id.etalase.public-space.booking.held.v1";
        }

        @Override
        public List<String> changed() {
            return List.of();
        }
    }

    /** The visit is booked. */
    record Confirmed(BookingResponse booking) implements BookingEvent {

        @Override
        public String type() {
            return "id.etalase.public-space.booking.confirmed.v1";
        }
    }

    /** More or fewer come, or they come to another session. */
    record Changed(BookingResponse booking, List<String> changed) implements BookingEvent {

        @Override
        public String type() {
            return "id.etalase.public-space.booking.changed.v1";
        }
    }

    /** Nobody comes. */
    record Cancelled(BookingResponse booking) implements BookingEvent {

        @Override
        public String type() {
            return "id.etalase.public-space.booking.cancelled.v1";
        }
    }

    /** The time to confirm is over; the places are free. */
    record Expired(BookingResponse booking) implements BookingEvent {

        @Override
        public String type() {
            return "id.etalase.public-space.booking.expired.v1";
        }
    }

    /** Somebody waits for places. */
    record Waitlisted(BookingResponse booking) implements BookingEvent {

        @Override
        public String type() {
            return "id.etalase.public-space.booking.waitlisted.v1";
        }

        @Override
        public List<String> changed() {
            return List.of();
        }
    }

    /** Places are offered to somebody who waited; to be confirmed in time. */
    record Offered(BookingResponse booking) implements BookingEvent {

        @Override
        public String type() {
            return "id.etalase.public-space.booking.offered.v1";
        }
    }

    /** The session was called off; the visitors are to be told and may move. */
    record Displaced(BookingResponse booking) implements BookingEvent {

        @Override
        public String type() {
            return "id.etalase.public-space.booking.displaced.v1";
        }
    }

    /** The visitors, or some of them, are at the gate. */
    record CheckedIn(BookingResponse booking) implements BookingEvent {

        @Override
        public String type() {
            return "id.etalase.public-space.booking.checked-in.v1";
        }
    }

    /** Nobody came in time; the places are free. */
    record NotShown(BookingResponse booking) implements BookingEvent {

        @Override
        public String type() {
            return "id.etalase.public-space.booking.not-shown.v1";
        }
    }
}
