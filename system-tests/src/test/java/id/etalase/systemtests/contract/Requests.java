package id.etalase.systemtests.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/** Makes requests for an operation: some as the document asks for them, some not. */
final class Requests {

    private final String base;
    private final Map<String, String> tokens;
    private final Random random;
    private final Values values;
    private final boolean examplesOnly;

    /** @param tokens by role */
    Requests(String base, Map<String, String> tokens, ApiDocument document, Random random) {
        this(base, tokens, document, random, false);
    }

    /** Those that the examples of the document make; where there is none, a value that the schema allows. */
    static Requests ofExamples(String base, Map<String, String> tokens, ApiDocument document) {
        return new Requests(base, tokens, document, new Random(1), true);
    }

    private Requests(String base, Map<String, String> tokens, ApiDocument document, Random random, boolean examplesOnly) {
        this.examplesOnly = examplesOnly;
        this.base = base;
        this.tokens = tokens;
        this.random = random;
        this.values = new Values(document, random);
    }

    /**
     * One request.
     *
     * @param text what was sent, for whoever has to send it again
     */
    record Made(HttpRequest request, String text) {
    }

    Made make(ApiOperation operation) {
        // One in two is meant well throughout; the others are wrong in about one place.
        boolean well = examplesOnly || random.nextBoolean();
        String target = target(operation, well);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + target)).timeout(Duration.ofSeconds(60));
        StringJoiner text = new StringJoiner(" ").add(operation.method()).add(target);
        token(operation, well, request, text);
        if (!well && random.nextInt(8) == 0) {
            request.header("Accept", "application/xml");
            text.add("Accept: application/xml");
        }
        for (JsonNode parameter : operation.parameters()) {
            if (parameter.path("in").asText().equals("header")) {
                header(parameter, well, request, text);
            }
        }
        String body = body(operation, well);
        if (body == null) {
            request.method(operation.method(), BodyPublishers.noBody());
        } else {
            String type = !well && random.nextInt(10) == 0 ? "text/plain" : operation.mediaType();
            request.header("Content-Type", type).method(operation.method(), BodyPublishers.ofString(body));
            text.add(type).add(body.length() > 600 ? body.substring(0, 600) + "..." : body);
        }
        return new Made(request.build(), text.toString());
    }

    private void token(ApiOperation operation, boolean well, HttpRequest.Builder request, StringJoiner text) {
        List<String> fitting = new ArrayList<>(operation.roles().isEmpty() ? tokens.keySet() : operation.roles());
        fitting.retainAll(tokens.keySet());
        String role = fitting.isEmpty() || !well && random.nextInt(10) == 0 ? null
                : fitting.get(random.nextInt(fitting.size()));
        if (role != null) {
            request.header("Authorization", "Bearer " + tokens.get(role));
        }
        text.add("by " + role);
    }

    private String target(ApiOperation operation, boolean well) {
        String path = operation.path();
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asText();
            switch (parameter.path("in").asText()) {
                case "path" -> path = path.replace("{" + name + "}", encoded(segment(parameter, well)));
                case "query" -> {
                    boolean sent = parameter.path("required").asBoolean()
                            || (examplesOnly ? parameter.has("example") : random.nextInt(3) == 0);
                    // Who asks to wait for news is made to wait.
                    if (sent && !name.equals("wait")) {
                        query.add(encoded(name) + "=" + encoded(value(parameter, well)));
                    }
                }
                default -> {
                }
            }
        }
        if (!well && random.nextInt(10) == 0) {
            query.add("unknown=1");
        }
        return path + query;
    }

    /** An empty segment, or one that leads elsewhere, would be another path. */
    private String segment(JsonNode parameter, boolean well) {
        String value = value(parameter, well);
        return value.isBlank() || value.contains("..") ? "nothing" : value;
    }

    private String value(JsonNode parameter, boolean well) {
        if (!well && random.nextInt(4) == 0) {
            return values.oddText();
        }
        JsonNode value = parameter.has("example") && (examplesOnly || random.nextInt(4) > 0) ? parameter.path("example")
                : values.valid(parameter.path("schema"));
        return value.isArray() ? value.path(0).asText("none") : value.asText();
    }

    private void header(JsonNode parameter, boolean well, HttpRequest.Builder request, StringJoiner text) {
        String name = parameter.path("name").asText();
        if (!parameter.path("required").asBoolean() && random.nextBoolean() || !well && random.nextInt(10) == 0) {
            return;
        }
        String value = switch (name) {
            case "Idempotency-Key" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "If-Match", "If-None-Match" -> random.nextBoolean() ? "*" : "\"" + random.nextInt(10) + "\"";
            default -> values.valid(parameter.path("schema")).asText("x");
        };
        if (!well && random.nextInt(5) == 0) {
            value = "%;,\"(odd)";
        }
        request.header(name, value);
        text.add(name + ": " + value);
    }

    private String body(ApiOperation operation, boolean well) {
        if (operation.content().isEmpty()) {
            return null;
        }
        JsonNode content = operation.content().path(operation.mediaType());
        if (!operation.mediaType().contains("json")) {
            return well ? content.path("example").asText("text") : values.oddText();
        }
        JsonNode value = content.has("example") && (examplesOnly || random.nextBoolean()) ? content.path("example").deepCopy()
                : values.valid(content.path("schema"));
        if (well) {
            return value.toString();
        }
        String body = values.spoilt(value).toString();
        return random.nextInt(10) == 0 ? body.substring(0, body.length() / 2) : body;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
