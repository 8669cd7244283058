package id.etalase.ascn.practice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.DomainEvent;

/** What happens to a practice. Topic {@code ascn.practice.events}; every payload holds the whole practice. */
public sealed interface PracticeEvent extends DomainEvent {

    /** What all events of a practice say. */
    Change change();

    /**
     * What all events of a practice say.
     *
     * @param practice the practice after the change
     * @param changed where it differs from before; empty for a new one
     * @param actor in which capacity somebody acted
     * @param at when
     */
    record Change(PracticeResponse practice, List<String> changed, Actor actor, Instant at) {
    }

    /** The payload. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Data(PracticeResponse practice, List<String> changed, Actor actor) {
    }

    @Override
    default UUID aggregateId() {
        return change().practice().id();
    }

    @Override
    default Instant at() {
        return change().at();
    }

    @Override
    default Object data() {
        return new Data(change().practice(), change().changed(), change().actor());
    }

    @Override
    default Object state() {
        return change().practice();
    }

    /** A practice is new on record. */
    record Registered(Change change) implements PracticeEvent {

        @Override
        public String type() {
            return "id.etalase.ascn.practice.registered.v1";
        }
    }

    /** What the record says of a practice has changed. */
    record Updated(Change change) implements PracticeEvent {

        @Override
        public String type() {
            return "id.etalase.ascn.practice.updated.v1";
        }
    }

    /** Another city has taken it over. */
    record Adopted(Change change) implements PracticeEvent {

        @Override
        public String type() {
            return "id.etalase.ascn.practice.adopted.v1";
        }
    }
}
