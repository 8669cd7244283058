package id.etalase.publicspace.programme;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.BilingualText;
import id.etalase.kit.time.JakartaTime;

/**
 * A session as events tell of it: without the places left, which change too often to be news.
 *
 * @param localStart the start in Jakarta
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SessionNotice(UUID id, String activity, ActivityType type, BilingualText title, String space, Instant startsAt,
        Instant endsAt, OffsetDateTime localStart, String zone, SessionStatus status, String reason, int capacity,
        Instant bookableFrom, Instant bookableUntil, boolean sample) {

    static SessionNotice from(Session session) {
        Activity activity = session.activity();
        return new SessionNotice(session.id(), activity.slug(), activity.type(), activity.title(), activity.space().slug(),
                session.startsAt(), session.endsAt(), session.startsAt().atZone(JakartaTime.ZONE).toOffsetDateTime(),
                JakartaTime.ZONE.getId(), session.status(), session.reason(), session.capacity(),
                activity.bookableFrom(session.startsAt()), activity.bookableUntil(session.startsAt()), activity.isSample());
    }
}
