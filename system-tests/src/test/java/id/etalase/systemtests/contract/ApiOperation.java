package id.etalase.systemtests.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One operation of a document.
 *
 * @param open to callers without a token
 * @param roles that may call it; empty when every token may
 * @param parameters resolved
 * @param content what its body may be, by media type; a missing node when it takes none
 * @param responses by status
 */
public record ApiOperation(String id, String method, String path, boolean open, Set<String> roles, List<JsonNode> parameters,
        JsonNode content, JsonNode responses) {

    static ApiOperation of(String method, String path, JsonNode operation, ApiDocument document) {
        boolean open = operation.path("security").isEmpty();
        Set<String> roles = new TreeSet<>();
        for (JsonNode alternative : operation.path("security")) {
            open |= alternative.isEmpty();
            alternative.forEach(names -> names.forEach(role -> roles.add(role.asText())));
        }
        List<JsonNode> parameters = new ArrayList<>();
        operation.path("parameters").forEach(parameter -> parameters.add(document.resolve(parameter)));
        return new ApiOperation(operation.path("operationId").asText(), method.toUpperCase(Locale.ROOT), path, open, roles,
                parameters, document.resolve(operation.path("requestBody")).path("content"), operation.path("responses"));
    }

    /** The media type of a body, the first that it may have. */
    public String mediaType() {
        return content.isEmpty() ? "application/json" : content.fieldNames().next();
    }

    @Override
    public String toString() {
        return id + " (" + method + " " + path + ")";
    }
}
