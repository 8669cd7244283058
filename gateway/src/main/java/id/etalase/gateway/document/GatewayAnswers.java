package id.etalase.gateway.document;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the gateway answers in place of a service, which the service's own document cannot know. */
final class GatewayAnswers {

    private static final Map<String, String> BY_STATUS = Map.of("429", "TooManyRequests", "502", "BadGateway", "504",
            "GatewayTimeout");

    private GatewayAnswers() {
    }

    /**
     * Adds them to each operation below {@code /v1/} of the document, unless a service says more of its own.
     *
     * @param cover holds the answers among its components
     */
    static void into(ObjectNode document, ObjectNode cover) {
        ObjectNode components = document.withObject("/components/responses");
        for (Map.Entry<String, JsonNode> ofCover : cover.at("/components/responses").properties()) {
            // The others are of the gateway's own paths, which the document of a service does not have.
            if (BY_STATUS.containsValue(ofCover.getKey()) || components.has(ofCover.getKey())) {
                ObjectNode answer = ofCover.getValue().deepCopy();
                // The schema comes with the services.
                answer.withObject("/content").withObjectProperty("application/problem+json").withObjectProperty("schema")
                        .put("$ref", "#/components/schemas/Problem");
                components.set(ofCover.getKey(), answer);
            }
        }
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            if (path.getKey().startsWith("/v1/")) {
                path.getValue().forEach(GatewayAnswers::addTo);
            }
        }
    }

    private static void addTo(JsonNode operation) {
        if (operation.path("responses") instanceof ObjectNode responses) {
            BY_STATUS.forEach((status, name) -> {
                if (!responses.has(status)) {
                    responses.putObject(status).put("$ref", "#/components/responses/" + name);
                }
            });
        }
    }
}
