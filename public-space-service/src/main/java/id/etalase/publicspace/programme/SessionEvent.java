package id.etalase.publicspace.programme;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.DomainEvent;

/** What happens to a session. Topic {@code public-space.session.events}. */
public sealed interface SessionEvent extends DomainEvent {

    /** The session after the change. */
    SessionNotice session();

    /** Who did it. */
    Actor actor();

    @Override
    default UUID aggregateId() {
        return session().id();
    }

    @Override
    default Object state() {
        return session();
    }

    /** The payload of every event of a session. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Data(SessionNotice session, List<String> changed, Actor actor, String reason) {
    }

    /** A session will take place. */
    record Scheduled(SessionNotice session, Actor actor, Instant at) implements SessionEvent {

        @Override
        public String type() {
            return "id.etalase.public-space.session.scheduled.v1";
        }

        @Override
        public Object data() {
            return new Data(session, List.of(), actor, null);
        }
    }

    /** What its activity says of it has changed: its title, or from when and until when it can be booked. */
    record Updated(SessionNotice session, List<String> changed, Actor actor, Instant at) implements SessionEvent {

        @Override
        public String type() {
            return "id.etalase.public-space.session.updated.v1";
        }

        @Override
        public Object data() {
            return new Data(session, changed, actor, null);
        }
    }

    /** A session does not take place. */
    record Cancelled(SessionNotice session, String reason, List<String> changed, Actor actor, Instant at)
            implements
                SessionEvent {

        @Override
        public String type() {
            return "id.etalase.public-space.session.cancelled.v1";
        }

        @Override
        public Object data() {
            return new Data(session, changed, actor, reason);
        }
    }
}
