package id.etalase.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Something that happened to the service itself, and not to what it keeps: all of them are one stream, without a snapshot. */
public interface ServiceEvent extends DomainEvent {

    /** The name of the service. */
    String context();

    /** What happened, for example {@code heartbeat}. */
    String name();

    @Override
    default String type() {
        return "id.etalase." + context() + ".service." + name() + ".v1";
    }

    @Override
    default UUID aggregateId() {
        return UUID.nameUUIDFromBytes(("urn:etalase:" + context()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    default @Nullable Object state() {
        return null;
    }
}
