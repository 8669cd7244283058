package id.etalase.publicspace.programme;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.BilingualText;

/** A session as events tell of it: without the places left, which change too often to be news. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SessionNotice(UUID id, String activity, ActivityType type, BilingualText title, String space, Instant startsAt,
        Instant endsAt, SessionStatus status, String reason, int capacity, boolean sample) {

    static SessionNotice from(Session session) {
        Activity activity = session.activity();
        return new SessionNotice(session.id(), activity.slug(), activity.type(), activity.title(), activity.space().slug(),
                session.startsAt(), session.endsAt(), session.status(), session.reason(), session.capacity(),
                activity.isSample());
    }
}
