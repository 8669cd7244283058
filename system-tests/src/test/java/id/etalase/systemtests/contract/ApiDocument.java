package id.etalase.systemtests.contract;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** An OpenAPI 3.1 document as those read it who try every operation in it. */
public final class ApiDocument {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonNode root;
    private final List<ApiOperation> operations = new ArrayList<>();

    public ApiDocument(JsonNode root) {
        this.root = root;
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    operations.add(ApiOperation.of(operation.getKey(), path.getKey(), operation.getValue(), this));
                }
            }
        }
    }

    /** The merged document that the gateway serves. */
    public static ApiDocument of(String gateway) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway + "/openapi?format=json")).build();
        return new ApiDocument(new ObjectMapper()
                .readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body()));
    }

    public JsonNode root() {
        return root;
    }

    public List<ApiOperation> operations() {
        return List.copyOf(operations);
    }

    /** What a reference leads to; anything else is itself. */
    public JsonNode resolve(JsonNode node) {
        JsonNode resolved = node;
        while (resolved.has("$ref")) {
            resolved = root.at(resolved.path("$ref").asText().substring(1));
        }
        return resolved;
    }
}
