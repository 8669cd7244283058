package id.etalase.publicspace.programme;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.http.EntityTag;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.time.JakartaTime;

/**
 * A session as everybody sees it.
 *
 * @param localStart the start in Jakarta
 * @param free heads that can still come
 * @param freeByType the same for each type of visitors, by their quotas
 * @param bookable whether somebody can book now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SessionResponse(UUID id, String activity, ActivityType type, BilingualText title, String space,
        Instant startsAt, Instant endsAt, OffsetDateTime localStart, String zone, SessionStatus status, String reason,
        int capacity, int free, Map<VisitorType, Integer> freeByType, boolean bookable, Instant bookableFrom,
        Instant bookableUntil, boolean sample) {

    /** What it looks like with these places taken. */
    public static SessionResponse of(Session session, Seats seats, Instant now) {
        Activity activity = session.activity();
        Map<VisitorType, Integer> free = new EnumMap<>(VisitorType.class);
        for (VisitorType type : VisitorType.values()) {
            free.put(type, seats.freeFor(type, session));
        }
        Instant from = activity.bookableFrom(session.startsAt());
        Instant until = activity.bookableUntil(session.startsAt());
        int left = Math.max(0, session.capacity() - seats.total());
        boolean bookable = session.status() == SessionStatus.SCHEDULED && left > 0 && !now.isBefore(from)
                && now.isBefore(until) && activity.space().access().isBookable();
        return new SessionResponse(session.id(), activity.slug(), activity.type(), activity.title(), activity.space().slug(),
                session.startsAt(), session.endsAt(), session.startsAt().atZone(JakartaTime.ZONE).toOffsetDateTime(),
                JakartaTime.ZONE.getId(), session.status(), session.reason(), session.capacity(), left, free, bookable, from,
                until, activity.isSample());
    }

    EntityTag tag() {
        return EntityTag.of(this);
    }
}
