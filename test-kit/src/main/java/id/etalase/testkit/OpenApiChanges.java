package id.etalase.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** What of a released OpenAPI 3.1 document a new one takes away from the clients that were written for it. */
final class OpenApiChanges {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final JsonNode released;
    private final JsonNode current;
    private final List<String> breaks = new ArrayList<>();

    private OpenApiChanges(JsonNode released, JsonNode current) {
        this.released = released;
        this.current = current;
    }

    static List<String> between(JsonNode released, JsonNode current) {
        OpenApiChanges changes = new OpenApiChanges(released, current);
        for (Map.Entry<String, JsonNode> path : released.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    changes.compare(operation.getKey(), path.getKey(), operation.getValue());
                }
            }
        }
        return changes.breaks;
    }

    private void compare(String method, String path, JsonNode before) {
        String name = method.toUpperCase(java.util.Locale.ROOT) + " " + path;
        JsonNode now = current.path("paths").path(path).path(method);
        if (now.isMissingNode()) {
            breaks.add(name + ": the operation is gone");
            return;
        }
        compareParameters(name, before, now);
        compareBody(name, before.path("requestBody"), now.path("requestBody"));
        compareAnswers(name, before.path("responses"), now.path("responses"));
    }

    private void compareParameters(String name, JsonNode before, JsonNode now) {
        for (JsonNode parameter : before.path("parameters")) {
            Optional<JsonNode> same = find(parameter, now);
            String where = name + ": parameter '" + parameter.path("name").asText() + "'";
            if (same.isEmpty()) {
                breaks.add(where + " is gone");
            } else {
                breaks.addAll(SchemaChanges.between(released, parameter.path("schema"), current, same.get().path("schema"),
                        where, true));
                if (isRequired(same.get()) && !isRequired(parameter)) {
                    breaks.add(where + " is required now");
                }
            }
        }
        for (JsonNode parameter : now.path("parameters")) {
            if (isRequired(parameter) && find(parameter, before).isEmpty()) {
                breaks.add(name + ": parameter '" + parameter.path("name").asText() + "' is new and required");
            }
        }
    }

    private void compareBody(String name, JsonNode before, JsonNode now) {
        if (isRequired(now) && !isRequired(before)) {
            breaks.add(name + ": a body is required now");
        }
        compareContent(name + " body", before.path("content"), now.path("content"), true);
    }

    private void compareAnswers(String name, JsonNode before, JsonNode now) {
        for (Map.Entry<String, JsonNode> answer : before.properties()) {
            if (answer.getKey().startsWith("2")) {
                if (!now.has(answer.getKey())) {
                    breaks.add(name + ": no longer answers with " + answer.getKey());
                }
                compareContent(name + " " + answer.getKey(), answer.getValue().path("content"),
                        now.path(answer.getKey()).path("content"), false);
            }
        }
    }

    private void compareContent(String where, JsonNode before, JsonNode now, boolean sentToUs) {
        for (Map.Entry<String, JsonNode> content : before.properties()) {
            if (now.has(content.getKey())) {
                breaks.addAll(SchemaChanges.between(released, content.getValue().path("schema"), current,
                        now.path(content.getKey()).path("schema"), where, sentToUs));
            } else {
                breaks.add(where + ": no longer as " + content.getKey());
            }
        }
    }

    private static Optional<JsonNode> find(JsonNode parameter, JsonNode operation) {
        for (JsonNode candidate : operation.path("parameters")) {
            if (candidate.path("name").equals(parameter.path("name")) && candidate.path("in").equals(parameter.path("in"))) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static boolean isRequired(JsonNode node) {
        return node.path("required").asBoolean(false);
    }
}
