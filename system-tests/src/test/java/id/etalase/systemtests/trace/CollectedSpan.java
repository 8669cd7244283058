package id.etalase.systemtests.trace;

import java.util.Map;

/**
 * A span as a collector gets it.
 *
 * @param service which process wrote it
 * @param kind SERVER, CLIENT, INTERNAL, ...
 * @param parent the id of the span above it; empty if it is the first
 * @param events what else was noted, such as exceptions
 */
public record CollectedSpan(String service, String kind, String name, String trace, String id, String parent,
        Map<String, String> attributes, int events) {

    public boolean is(String ofService, String ofKind) {
        return service.equals(ofService) && kind.equals(ofKind);
    }

    /** A statement that was sent to a database. */
    public boolean isStatement() {
        return attributes.containsKey("db.statement");
    }
}
