package id.etalase.systemtests.contract;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** Says what of an answer is not as the document promises it. */
final class Verdicts {

    private static final String PROBLEM = "#/components/schemas/Problem";

    /** What HTTP or the gateway may say to a request of whichever operation. */
    private static final Set<Integer> ANYWHERE = Set.of(400, 404, 405, 406, 413, 414, 415, 429, 431);

    private final ApiDocument document;
    private final ObjectMapper json = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> schemas = new HashMap<>();

    Verdicts(ApiDocument document) {
        this.document = document;
    }

    /** What is wrong with the answer, in a few words. */
    Optional<String> judge(ApiOperation operation, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        if (status >= 500) {
            return Optional.of(status + " " + text(answer));
        }
        JsonNode described = document.resolve(operation.responses().path(Integer.toString(status)));
        if (described.isMissingNode() && !ANYWHERE.contains(status)) {
            return Optional.of(status + " is not described");
        }
        if (status >= 400) {
            return type.equals("application/problem+json")
                    ? invalid(json.createObjectNode().put("$ref", PROBLEM), answer).map(why -> status + " " + why)
                    : Optional.of(status + " is no problem document but '" + type + "'");
        }
        JsonNode content = withoutParameters(described.path("content"));
        if (answer.body().length == 0 || content.isEmpty()) {
            return answer.body().length == 0 == content.isEmpty() || status == 304 ? Optional.empty()
                    : Optional.of(status + " with " + answer.body().length + " bytes that are not described, or none");
        }
        if (!content.has(type)) {
            return Optional.of(status + " as '" + type + "', which is not described");
        }
        // Other forms, such as GeoJSON, have standards of their own, which the documents do not repeat.
        return type.equals("application/json") && content.path(type).has("schema")
                ? invalid(content.path(type).path("schema"), answer).map(why -> status + " " + why)
                : Optional.empty();
    }

    /** A media type in the document may name a character set. */
    private ObjectNode withoutParameters(JsonNode content) {
        ObjectNode plain = json.createObjectNode();
        content.properties().forEach(entry -> plain.set(entry.getKey().replaceFirst(";.*", ""), entry.getValue()));
        return plain;
    }

    private Optional<String> invalid(JsonNode schema, HttpResponse<byte[]> answer) {
        try {
            JsonNode body = json.readTree(new String(answer.body(), StandardCharsets.UTF_8));
            return schemas.computeIfAbsent(schema, this::compile)
                    .validate(body, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                    .stream().findFirst().map(error -> error.getInstanceLocation() + ": " + error.getMessage());
        } catch (JsonProcessingException notJson) {
            return Optional.of("not JSON: " + text(answer));
        }
    }

    private Schema compile(JsonNode schema) {
        ObjectNode whole = json.createObjectNode();
        whole.set("components", document.root().path("components"));
        whole.set("allOf", json.createArrayNode().add(schema));
        return registry.getSchema(whole);
    }

    private static String text(HttpResponse<byte[]> answer) {
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        return body.length() > 300 ? body.substring(0, 300) + "..." : body;
    }
}
