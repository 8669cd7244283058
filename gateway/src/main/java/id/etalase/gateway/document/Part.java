package id.etalase.gateway.document;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One document on its way into the merged one.
 *
 * @param name whose it is, for messages
 * @param document an OpenAPI 3.1 document; it is not changed
 */
record Part(String name, ObjectNode document) {
}
