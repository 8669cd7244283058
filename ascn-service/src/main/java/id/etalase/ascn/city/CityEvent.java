package id.etalase.ascn.city;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.DomainEvent;

/** What happens to a city. Topic {@code ascn.city.events}; every payload holds the whole city. */
public sealed interface CityEvent extends DomainEvent {

    /** What all events of a city say. */
    Change change();

    /**
     * What all events of a city say.
     *
     * @param city the city after the change
     * @param changed where it differs from before; empty for a new one
     * @param actor in which capacity somebody acted
     * @param at when
     */
    record Change(CityResponse city, List<String> changed, Actor actor, Instant at) {
    }

    /** The payload. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Data(CityResponse city, List<String> changed, Actor actor) {
    }

    @Override
    default UUID aggregateId() {
        return change().city().id();
    }

    @Override
    default Instant at() {
        return change().at();
    }

    @Override
    default Object data() {
        return new Data(change().city(), change().changed(), change().actor());
    }

    @Override
    default Object state() {
        return change().city();
    }

    /** A city is new on record. */
    record Registered(Change change) implements CityEvent {

        @Override
        public String type() {
            return "id.etalase.ascn.city.registered.v1";
        }
    }

    /** What the record says of a city has changed. */
    record Updated(Change change) implements CityEvent {

        @Override
        public String type() {
            return "id.etalase.ascn.city.updated.v1";
        }

        /** Whether what others show of the city is different now: its name. */
        public boolean changesReference() {
            return change.changed().stream().anyMatch(pointer -> pointer.matches("/name(/.*)?"));
        }
    }

    /** A period of membership in the network is on record. */
    record MembershipRecorded(Change change) implements CityEvent {

        @Override
        public String type() {
            return "id.etalase.ascn.city.membership-recorded.v1";
        }
    }

    /** A period of membership was changed, for example by its end. */
    record MembershipChanged(Change change) implements CityEvent {

        @Override
        public String type() {
            return "id.etalase.ascn.city.membership-changed.v1";
        }
    }

    /** Which office is Chief Smart City Officer is on record. */
    record OfficerRecorded(Change change) implements CityEvent {

        @Override
        public String type() {
            return "id.etalase.ascn.city.officer-recorded.v1";
        }
    }
}
