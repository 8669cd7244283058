package id.etalase.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What of a released JSON Schema (2020-12, as OpenAPI 3.1 has it too) a new one takes away from those who rely on it. Adding
 * an optional member or an enum value is fine: readers ignore what they do not know. A keyword that limits values may not
 * change in what we send: wider, and readers get what they are not made for; narrower, and messages that are stored already
 * are no longer valid. In what is sent to us it may ask less. Whatever cannot be judged counts as a break.
 */
final class SchemaChanges {

    /** Say nothing of which values are valid. Any keyword that is neither here nor compared by its parts limits values. */
    private static final Set<String> ANNOTATIONS = Set.of("$schema", "$defs", "$comment", "title", "description", "example",
            "examples", "default", "deprecated", "readOnly", "writeOnly");
    private static final Set<String> COMPARED_BY_PARTS = Set.of("$ref", "enum", "properties", "required", "items",
            "additionalProperties", "allOf", "anyOf", "oneOf", "prefixItems");
    private static final List<String> PARTS = List.of("items", "additionalProperties");
    private static final List<String> LISTS = List.of("allOf", "anyOf", "oneOf", "prefixItems");

    private final JsonNode releasedDocument;
    private final JsonNode currentDocument;
    private final boolean sentToUs;
    private final Set<String> seen = new HashSet<>();
    private final List<String> breaks = new ArrayList<>();

    private SchemaChanges(JsonNode releasedDocument, JsonNode currentDocument, boolean sentToUs) {
        this.releasedDocument = releasedDocument;
        this.currentDocument = currentDocument;
        this.sentToUs = sentToUs;
    }

    /** The breaks between two documents that are schemas. */
    static List<String> between(JsonNode released, JsonNode current) {
        return between(released, released, current, current, "", false);
    }

    /**
     * The breaks between two schemas within documents.
     *
     * @param sentToUs the value comes from the client: to ask less of it is no break, to give less is none either
     */
    static List<String> between(JsonNode releasedDocument, JsonNode released, JsonNode currentDocument, JsonNode current,
            String path, boolean sentToUs) {
        SchemaChanges changes = new SchemaChanges(releasedDocument, currentDocument, sentToUs);
        changes.compare(released, current, path);
        return changes.breaks;
    }

    private void compare(JsonNode releasedRef, JsonNode currentRef, String path) {
        if (releasedRef.has("$ref") && !seen.add(releasedRef + "|" + currentRef)) {
            return;
        }
        JsonNode released = resolve(releasedRef, releasedDocument);
        JsonNode current = resolve(currentRef, currentDocument);
        compareConstraints(released, current, path);
        compareEnum(released.path("enum"), current.path("enum"), path);
        compareMembers(released, current, path);
        for (String part : PARTS) {
            comparePart(released.path(part), current.path(part), path + "/" + part);
        }
        for (String list : LISTS) {
            compareList(released.path(list), current.path(list), path + "/" + list);
        }
    }

    private void compareConstraints(JsonNode released, JsonNode current, String path) {
        Set<String> keywords = new TreeSet<>();
        released.fieldNames().forEachRemaining(keywords::add);
        current.fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(ANNOTATIONS);
        keywords.removeAll(COMPARED_BY_PARTS);
        for (String keyword : keywords) {
            JsonNode before = released.path(keyword);
            JsonNode now = current.path(keyword);
            if (!before.equals(now) && !(sentToUs && asksLess(keyword, before, now))) {
                breaks.add(place(path) + ": '" + keyword + "' was " + text(before) + " and is " + text(now));
            }
        }
    }

    private static boolean asksLess(String keyword, JsonNode before, JsonNode now) {
        boolean lower = keyword.startsWith("min") || keyword.startsWith("exclusiveMin");
        boolean upper = keyword.startsWith("max") || keyword.startsWith("exclusiveMax");
        return now.isMissingNode() || before.isNumber() && now.isNumber()
                && (lower && now.decimalValue().compareTo(before.decimalValue()) < 0
                        || upper && now.decimalValue().compareTo(before.decimalValue()) > 0);
    }

    private void compareEnum(JsonNode before, JsonNode now, String path) {
        if (now.isMissingNode() && (sentToUs || before.isMissingNode())) {
            return;
        }
        if (before.isMissingNode()) {
            breaks.add(place(path) + ": only certain values are allowed now");
        }
        Set<JsonNode> values = elements(now);
        elements(before).stream().filter(value -> !values.contains(value))
                .forEach(value -> breaks.add(place(path) + ": the value " + value + " is gone"));
    }

    private void compareMembers(JsonNode released, JsonNode current, String path) {
        for (Map.Entry<String, JsonNode> member : released.path("properties").properties()) {
            JsonNode now = current.path("properties").path(member.getKey());
            String where = path + "/" + member.getKey();
            if (now.isMissingNode()) {
                breaks.add(place(where) + ": the member is gone (a renamed one is gone too)");
            } else {
                compare(member.getValue(), now, where);
            }
        }
        if (!sentToUs && released.path("additionalProperties").equals(BooleanNode.FALSE)) {
            current.path("properties").fieldNames().forEachRemaining(name -> {
                if (!released.path("properties").has(name)) {
                    breaks.add(place(path) + ": the member " + name + " is new where no other was to come");
                }
            });
        }
        Set<JsonNode> requiredBefore = elements(released.path("required"));
        Set<JsonNode> requiredNow = elements(current.path("required"));
        requiredNow.stream().filter(name -> !requiredBefore.contains(name))
                .forEach(name -> breaks.add(place(path) + ": the member " + name + " is required now"));
        if (!sentToUs) {
            requiredBefore.stream().filter(name -> !requiredNow.contains(name))
                    .forEach(name -> breaks.add(place(path) + ": the member " + name + " may be missing now"));
        }
    }

    private void comparePart(JsonNode before, JsonNode now, String path) {
        if (before.isObject() && now.isObject()) {
            compare(before, now, path);
        } else if (!before.equals(now)) {
            breaks.add(place(path) + ": was " + text(before) + " and is " + text(now));
        }
    }

    private void compareList(JsonNode before, JsonNode now, String path) {
        if (before.size() != now.size()) {
            breaks.add(place(path) + ": had " + before.size() + " parts and has " + now.size());
            return;
        }
        for (int i = 0; i < before.size(); i++) {
            compare(before.get(i), now.get(i), path + "/" + i);
        }
    }

    /** The schema that is referred to, with what only stands beside the reference. */
    private static JsonNode resolve(JsonNode schema, JsonNode document) {
        if (!schema.path("$ref").asText().startsWith("#/")) {
            return schema;
        }
        JsonNode target = resolve(document.at(schema.path("$ref").asText().substring(1)), document);
        if (schema.size() == 1 || !target.isObject()) {
            return target;
        }
        ObjectNode whole = target.deepCopy();
        schema.properties().stream().filter(beside -> !beside.getKey().equals("$ref") && !target.has(beside.getKey()))
                .forEach(beside -> whole.set(beside.getKey(), beside.getValue()));
        return whole;
    }

    private static Set<JsonNode> elements(JsonNode array) {
        Set<JsonNode> elements = new LinkedHashSet<>();
        array.forEach(elements::add);
        return elements;
    }

    private static String place(String path) {
        return path.isEmpty() ? "(the whole)" : path;
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "not given" : value.toString();
    }
}
