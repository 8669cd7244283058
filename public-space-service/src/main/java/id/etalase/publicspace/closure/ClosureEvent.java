package id.etalase.publicspace.closure;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.DomainEvent;
import id.etalase.publicspace.Roles;

/** What happens to a closure. Topic {@code public-space.closure.events}. */
public sealed interface ClosureEvent extends DomainEvent {

    /** The closure after the change. */
    ClosureResponse closure();

    /** Who did it. */
    Actor actor();

    @Override
    default UUID aggregateId() {
        return closure().id();
    }

    @Override
    default Object state() {
        return closure();
    }

    /** As the list shows it: what is not applied is for those who plan. */
    @Override
    default Set<String> readers() {
        return closure().status() == ClosureStatus.APPLIED ? EVERYONE : Roles.STAFF;
    }

    /** The payload of every event of a closure. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Data(ClosureResponse closure, List<String> changed, Integer sessionsCancelled, Integer bookingsDisplaced,
            Actor actor) {
    }

    /** Somebody means to close or to work there; it has no effect yet. */
    record Planned(ClosureResponse closure, Actor actor, Instant at) implements ClosureEvent {

        @Override
        public String type() {
            return "id.etalase.public-space.closure.planned.v1";
        }

        @Override
        public Object data() {
            return new Data(closure, List.of(), null, null, actor);
        }
    }

    /** It holds from now on; sessions in its time are called off. */
    record Applied(ClosureResponse closure, int sessions, int bookings, Actor actor, Instant at) implements ClosureEvent {

        @Override
        public String type() {
            return "id.etalase.public-space.closure.applied.v1";
        }

        @Override
        public Object data() {
            return new Data(closure, List.of("/status"), sessions, bookings, actor);
        }
    }

    /**
     * It does not hold any more; what was called off stays so.
     *
     * @param applied whether it did hold, so that everybody knows of it
     */
    record Withdrawn(ClosureResponse closure, boolean applied, Actor actor, Instant at) implements ClosureEvent {

        @Override
        public String type() {
            return "id.etalase.public-space.closure.withdrawn.v1";
        }

        @Override
        public Set<String> readers() {
            return applied ? EVERYONE : Roles.STAFF;
        }

        @Override
        public Object data() {
            return new Data(closure, List.of("/status"), null, null, actor);
        }
    }

    /** The works have come further. */
    record Progressed(ClosureResponse closure, List<String> changed, Actor actor, Instant at) implements ClosureEvent {

        @Override
        public String type() {
            return "id.etalase.public-space.closure.progressed.v1";
        }

        @Override
        public Object data() {
            return new Data(closure, changed, null, null, actor);
        }
    }
}
