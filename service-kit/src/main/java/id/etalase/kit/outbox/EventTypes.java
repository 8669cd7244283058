package id.etalase.kit.outbox;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

/** The types of events that this service has: those whose JSON Schema it serves. */
@Singleton
public class EventTypes {

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** Whether this service has events of the type with that full name. */
    public boolean knows(String name) {
        if (known.contains(name)) {
            return true;
        }
        boolean exists = EventType.isOne(name) && hasSchema(EventType.parse(name));
        if (exists) {
            known.add(name);
        }
        return exists;
    }

    private static boolean hasSchema(EventType type) {
        String path = "META-INF/resources/v1/schemas/" + type.context() + "/" + type.schema() + ".json";
        return Thread.currentThread().getContextClassLoader().getResource(path) != null;
    }
}
