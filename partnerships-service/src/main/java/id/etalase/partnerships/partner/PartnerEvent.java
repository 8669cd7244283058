package id.etalase.partnerships.partner;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.DomainEvent;

/** What happens to a partner. Topic {@code partnerships.partner.events}. */
public sealed interface PartnerEvent extends DomainEvent {

    /** The partner after the change. */
    PartnerResponse partner();

    /** Who did it. */
    Actor actor();

    /** Where it differs from before; empty for a new one. */
    List<String> changed();

    @Override
    default UUID aggregateId() {
        return partner().id();
    }

    @Override
    default Object data() {
        return new Data(partner(), changed(), actor());
    }

    @Override
    default Object state() {
        return partner();
    }

    /** The payload of every partner event. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Data(PartnerResponse partner, List<String> changed, Actor actor) {
    }

    /** A partner is new in the register. */
    record Registered(PartnerResponse partner, Actor actor, Instant at) implements PartnerEvent {

        @Override
        public String type() {
            return "id.etalase.partnerships.partner.registered.v1";
        }

        @Override
        public List<String> changed() {
            return List.of();
        }
    }

    /** What the register says of a partner has changed. */
    record Updated(PartnerResponse partner, List<String> changed, Actor actor, Instant at) implements PartnerEvent {

        @Override
        public String type() {
            return "id.etalase.partnerships.partner.updated.v1";
        }

        /** Whether what others show of the partner is different now: its name, type or country. */
        public boolean changesReference() {
            return changed.stream().anyMatch(pointer -> pointer.matches("/(name|type|country)(/.*)?"));
        }
    }
}
