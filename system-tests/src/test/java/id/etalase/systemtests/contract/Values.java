package id.etalase.systemtests.contract;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.curiousoddman.rgxgen.RgxGen;

/** Makes values that a schema allows, and spoils them. */
final class Values {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;

    /** What programs send that were not written with care, or with much of it. */
    private static final List<String> TEXTS = List.of("", " ", "null", "0", "-1", "' OR 1=1 --", "<script>", "../..", "%00",
            "\u0000", "\u202e", "\ud83d\ude00", "e\u0301", "\uffff", "x".repeat(5000), "2024-02-30", "9999-12-31", "{}", "\"");
    private static final List<JsonNode> ODDITIES = List.of(JSON.nullNode(), JSON.booleanNode(true), JSON.numberNode(-1),
            JSON.numberNode(0), JSON.numberNode(Long.MAX_VALUE), JSON.numberNode(1e300), JSON.numberNode(0.1), JSON.arrayNode(),
            JSON.objectNode(), JSON.arrayNode().add(JSON.nullNode()), JSON.objectNode().put("unknown", 1));

    private final ApiDocument document;
    private final Random random;

    Values(ApiDocument document, Random random) {
        this.document = document;
        this.random = random;
    }

    /** A value that the schema allows, as far as a schema says it. */
    JsonNode valid(JsonNode schema) {
        return valid(schema, 0);
    }

    private JsonNode valid(JsonNode reference, int depth) {
        JsonNode schema = document.resolve(reference);
        for (JsonNode known : List.of(reference, schema)) {
            if (known.has("example") && random.nextInt(3) > 0) {
                return known.path("example").deepCopy();
            }
        }
        if (schema.has("examples") && random.nextInt(3) > 0) {
            return one(schema.path("examples")).deepCopy();
        }
        if (schema.has("enum")) {
            return one(schema.path("enum"));
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.has(choice)) {
                return valid(one(schema.path(choice)), depth + 1);
            }
        }
        if (schema.has("allOf")) {
            ObjectNode all = JSON.objectNode();
            schema.path("allOf").forEach(part -> {
                if (valid(part, depth + 1) instanceof ObjectNode members) {
                    all.setAll(members);
                }
            });
            return all;
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? one(type).asText() : type.asText()) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer" -> JSON.numberNode(number(schema));
            case "number" -> JSON.numberNode(number(schema) + (schema.has("maximum") ? 0 : random.nextInt(100) / 100.0));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "null" -> JSON.nullNode();
            default -> JSON.textNode(text(schema));
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
            boolean needed = false;
            for (JsonNode required : schema.path("required")) {
                needed |= required.asText().equals(member.getKey());
            }
            if (needed || depth < DEEPEST && random.nextInt(3) > 0) {
                object.set(member.getKey(), valid(member.getValue(), depth + 1));
            }
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        int size = depth < DEEPEST ? schema.path("minItems").asInt(0) + random.nextInt(3) : schema.path("minItems").asInt(0);
        for (int i = 0; i < size; i++) {
            array.add(valid(schema.path("items"), depth + 1));
        }
        return array;
    }

    private long number(JsonNode schema) {
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(least + 3000);
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            default -> least + (long) (random.nextDouble() * (most - least));
        };
    }

    private String text(JsonNode schema) {
        String made = switch (schema.path("format").asText()) {
            case "date" -> "%d-%02d-%02d".formatted(1990 + random.nextInt(50), 1 + random.nextInt(12), 1 + random.nextInt(28));
            case "date-time" -> "%d-01-%02dT0%d:00:00Z".formatted(2000 + random.nextInt(40), 1 + random.nextInt(28),
                    random.nextInt(10));
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "uri" -> "https://example.invalid/" + random.nextInt(100);
            case "email" -> "somebody@example.invalid";
            default -> schema.has("pattern") ? matching(schema.path("pattern").asText()) : "text " + random.nextInt(1000);
        };
        int most = schema.path("maxLength").asInt(made.length());
        return made.length() > most ? made.substring(0, most)
                : made + "x".repeat(Math.max(0, schema.path("minLength").asInt(0) - made.length()));
    }

    private String matching(String pattern) {
        try {
            return RgxGen.parse(pattern.replace("(?s)", "").replace("^", "").replace("$", "")).generate(random);
        } catch (RuntimeException beyondTheLibrary) {
            return "text";
        }
    }

    /** Any text that might be sent. */
    String oddText() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /** The value with something wrong or unusual in one place of it. */
    JsonNode spoilt(JsonNode value) {
        if (value instanceof ObjectNode object && !object.isEmpty() && random.nextInt(5) > 0) {
            List<String> names = List.copyOf(object.properties().stream().map(Map.Entry::getKey).toList());
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(6)) {
                case 0 -> object.remove(name);
                case 1 -> object.put("unknown-" + name, oddText());
                default -> object.set(name, spoilt(object.get(name)));
            }
            return object;
        }
        if (value instanceof ArrayNode array && !array.isEmpty() && random.nextInt(3) > 0) {
            int place = random.nextInt(array.size());
            array.set(place, spoilt(array.get(place)));
            if (random.nextInt(4) == 0) {
                array.add(array.get(0));
            }
            return array;
        }
        return random.nextBoolean() ? JSON.textNode(oddText()) : ODDITIES.get(random.nextInt(ODDITIES.size())).deepCopy();
    }

    private JsonNode one(JsonNode of) {
        return of.get(random.nextInt(of.size()));
    }
}
