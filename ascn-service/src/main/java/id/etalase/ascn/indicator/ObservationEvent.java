package id.etalase.ascn.indicator;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.DomainEvent;

/** What happens to a value. Topic {@code ascn.observation.events}; every payload holds the whole observation. */
public sealed interface ObservationEvent extends DomainEvent {

    /** What all events of an observation say. */
    Change change();

    /**
     * What all events of an observation say.
     *
     * @param observation the observation after the change
     * @param changed where it differs from before; empty for a new one
     * @param actor in which capacity somebody acted
     * @param reason what was examined, where somebody says so
     * @param at when
     */
    record Change(ObservationResponse observation, List<String> changed, Actor actor, String reason, Instant at) {
    }

    /** The payload. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Data(ObservationResponse observation, List<String> changed, Actor actor, String reason) {
    }

    @Override
    default UUID aggregateId() {
        return change().observation().id();
    }

    @Override
    default Instant at() {
        return change().at();
    }

    @Override
    default Object data() {
        return new Data(change().observation(), change().changed(), change().actor(), change().reason());
    }

    @Override
    default Object state() {
        return change().observation();
    }

    /** A value, or that there is none, is on record. */
    record Recorded(Change change) implements ObservationEvent {

        @Override
        public String type() {
            return "id.etalase.ascn.observation.recorded.v1";
        }
    }

    /** It was corrected and is a mere claim again. */
    record Corrected(Change change) implements ObservationEvent {

        @Override
        public String type() {
            return "id.etalase.ascn.observation.corrected.v1";
        }
    }

    /** The representative of the country has examined it. */
    record Reviewed(Change change) implements ObservationEvent {

        @Override
        public String type() {
            return "id.etalase.ascn.observation.reviewed.v1";
        }
    }

    /** An auditor has examined it. */
    record Verified(Change change) implements ObservationEvent {

        @Override
        public String type() {
            return "id.etalase.ascn.observation.verified.v1";
        }
    }
}
