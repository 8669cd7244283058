package id.etalase.publicspace.figures;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import id.etalase.kit.error.Conflict;
import id.etalase.publicspace.booking.Booking;
import id.etalase.publicspace.booking.BookingStatus;

/** Takes what visitors say. No free text: nobody can be recognised by it. */
@ApplicationScoped
class FeedbackService {

    private final EntityManager database;
    private final Clock clock;

    FeedbackService(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @throws Conflict {@code feedback-not-possible} before somebody came in, {@code already-exists} when it was given */
    @Transactional
    void give(Booking booking, FeedbackResource.FeedbackRequest feedback) {
        if (booking.status() != BookingStatus.CHECKED_IN) {
            throw new Conflict("feedback-not-possible", Map.of("status", booking.status()));
        }
        int given = database.createNativeQuery("""
                insert into feedback (booking_id, session_id, rating, travel_mode, learned, at)
                values (:booking, :session, :rating, cast(:mode as text), cast(:learned as boolean), :at)
                on conflict do nothing""")
                .setParameter("booking", booking.id()).setParameter("session", booking.session().id())
                .setParameter("rating", feedback.rating())
                .setParameter("mode", feedback.travelMode() == null ? null : feedback.travelMode().name())
                .setParameter("learned", feedback.learned() == null ? null : feedback.learned().toString())
                .setParameter("at", Timestamp.from(clock.instant())).executeUpdate();
        if (given == 0) {
            throw new Conflict("already-exists");
        }
    }
}
