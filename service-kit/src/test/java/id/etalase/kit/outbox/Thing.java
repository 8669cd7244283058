package id.etalase.kit.outbox;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The events of a thing that exists for these tests only. */
public sealed interface Thing extends DomainEvent {

    Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");

    record Renamed(UUID aggregateId, String name) implements Thing {
        @Override
        public String type() {
            return "id.etalase.kit-test.thing.renamed.v1";
        }

        @Override
        public Object state() {
            return Map.of("name", name);
        }
    }

    record Hidden(UUID aggregateId, String name) implements Thing {
        @Override
        public String type() {
            return "id.etalase.kit-test.thing.hidden.v1";
        }

        @Override
        public @Nullable Object state() {
            return null;
        }

        @Override
        public Set<String> readers() {
            return Set.of("auditor", "home-affairs");
        }
    }

    record Seen(UUID aggregateId, String name) implements Thing {
        @Override
        public String type() {
            return "id.etalase.kit-test.thing.seen.v2";
        }

        @Override
        public @Nullable Object state() {
            return null;
        }
    }

    String name();

    @Override
    default Instant at() {
        return AT;
    }

    @Override
    default Object data() {
        return Map.of("name", name(), "at", AT);
    }
}
