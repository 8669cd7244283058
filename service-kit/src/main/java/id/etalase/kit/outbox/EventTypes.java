package id.etalase.kit.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.quarkus.runtime.util.ClassPathUtils;

/** The types of events that this service has: those whose JSON Schema it serves. */
@Singleton
public class EventTypes {

    private static final String SCHEMAS = "META-INF/resources/v1/schemas";
    private static final String SNAPSHOT = "state";

    private final Set<EventType> declared;
    private final Set<String> events;

    EventTypes() {
        this(schemas());
    }

    /** @param names full names of types, snapshots among them */
    EventTypes(Set<String> names) {
        declared = names.stream().filter(EventType::isOne).map(EventType::parse).collect(Collectors.toUnmodifiableSet());
        events = names.stream().filter(EventType::isOne).filter(name -> !isSnapshot(EventType.parse(name)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether this service has events of the type with that full name; snapshots are none. */
    public boolean knows(String name) {
        return events.contains(name);
    }

    /** The topics of all of them: of the events of each aggregate, and of its snapshots where it has any. */
    Set<String> topics() {
        return declared.stream()
                .map(type -> type.aggregateType() + (isSnapshot(type) ? CloudEvents.STATE_TOPIC : CloudEvents.EVENTS_TOPIC))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isSnapshot(EventType type) {
        return type.event().equals(SNAPSHOT);
    }

    private static Set<String> schemas() {
        Set<String> names = new HashSet<>();
        try {
            ClassPathUtils.consumeAsPaths(SCHEMAS, folder -> names.addAll(in(folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static List<String> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).map(folder::relativize)
                    .map(file -> "id.etalase." + file.toString().replace('/', '.').replaceFirst("\\.json$", "")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
