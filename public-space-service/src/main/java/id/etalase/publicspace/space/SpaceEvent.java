package id.etalase.publicspace.space;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.DomainEvent;

/** What happens to a place. Topic {@code public-space.space.events}. */
public sealed interface SpaceEvent extends DomainEvent {

    /** The place after the change. */
    SpaceResponse space();

    /** Who did it. */
    Actor actor();

    /** Where it differs from before; empty for a new one. */
    List<String> changed();

    @Override
    default UUID aggregateId() {
        return space().id();
    }

    @Override
    default Object data() {
        return new Data(space(), changed(), actor());
    }

    @Override
    default Object state() {
        return space();
    }

    /** The payload of every event of a place. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Data(SpaceResponse space, List<String> changed, Actor actor) {
    }

    /** A place is new. */
    record Registered(SpaceResponse space, Actor actor, Instant at) implements SpaceEvent {

        @Override
        public String type() {
            return "id.etalase.public-space.space.registered.v1";
        }

        @Override
        public List<String> changed() {
            return List.of();
        }
    }

    /** What is known of a place has changed, for example whether the public may come in. */
    record Updated(SpaceResponse space, List<String> changed, Actor actor, Instant at) implements SpaceEvent {

        @Override
        public String type() {
            return "id.etalase.public-space.space.updated.v1";
        }
    }
}
