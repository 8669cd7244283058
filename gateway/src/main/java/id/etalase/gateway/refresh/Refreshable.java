package id.etalase.gateway.refresh;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Something the gateway holds of every service, and asks for again from time to time. */
public interface Refreshable {

    /** Where each service serves it as JSON: path and query. */
    String source();

    /**
     * The latest word of a service. Called one at a time, off the event loop, and only when it differs from the word before.
     *
     * @throws RuntimeException if it cannot be used; what was there before stays
     */
    void accept(String service, ObjectNode latest);
}
