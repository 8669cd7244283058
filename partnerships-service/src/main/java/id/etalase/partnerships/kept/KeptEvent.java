package id.etalase.partnerships.kept;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.DomainEvent;

/**
 * Something that happened to a kept thing. Topic {@code partnerships.<kind>.events}; the payload holds the whole thing
 * under the name of its kind.
 *
 * @param kind such as {@code programme}
 * @param name what happened, such as {@code registered}
 * @param representation the thing after the change
 * @param changed where it differs from before; empty for a new one
 * @param readers the roles that may read it in the feed
 * @param more members of the payload that only this event has
 */
public record KeptEvent(String kind, String name, UUID aggregateId, Object representation, List<String> changed, Actor actor,
        Map<String, Object> more, Set<String> readers, Instant at) implements DomainEvent {

    @Override
    public String type() {
        return "id.etalase.partnerships." + kind + "." + name + ".v1";
    }

    @Override
    public Object data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(kind, representation);
        if (!changed.isEmpty()) {
            data.put("changed", changed);
        }
        data.put("actor", actor);
        data.putAll(more);
        return data;
    }

    @Override
    public Object state() {
        return representation;
    }
}
