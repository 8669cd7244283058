package id.etalase.gateway.document;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Makes one OpenAPI document of several. A pure function: the same documents give the same result, and none is changed.
 *
 * <p>
 * What several documents hold alike under one name, such as the schema of a problem, is held once. What they hold
 * differently under one name is an error that names both: a merged document with one of the two would be wrong for the
 * other, and one with both renamed would change whenever a service is added.
 */
final class OpenApiMerger {

    /** In the cover: the names of the tags in the order in which a reader wants them, across services. */
    static final String TAG_ORDER = "x-tag-order";

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, String> owners = new HashMap<>();
    private final Set<String> operationIds = new HashSet<>();
    private final ObjectNode tags = JSON.objectNode();
    private final ObjectNode paths = JSON.objectNode();
    private final ObjectNode components = JSON.objectNode();

    private OpenApiMerger() {
    }

    /**
     * Merges the parts in the given order, which is also that of the tags and the paths.
     *
     * @param cover gives the version of OpenAPI, the info and the security schemes; what else it holds counts only as a part
     * @throws DocumentClash if two parts hold different things under one name
     */
    static ObjectNode merge(ObjectNode cover, List<Part> parts) {
        return new OpenApiMerger().mergeAll(cover, parts);
    }

    private ObjectNode mergeAll(ObjectNode cover, List<Part> parts) {
        String version = minorVersion(cover);
        for (Part part : parts) {
            if (!minorVersion(part.document()).equals(version)) {
                throw new DocumentClash("The document of '%s' is OpenAPI %s, not %s".formatted(part.name(),
                        part.document().path("openapi").asText("without a version"), version));
            }
            add(part);
        }
        ObjectNode merged = JSON.objectNode();
        merged.set("openapi", cover.path("openapi").deepCopy());
        merged.set("info", cover.path("info").deepCopy());
        merged.set("tags", tagsInOrder(cover.path(TAG_ORDER)));
        merged.set("paths", paths);
        JsonNode schemes = cover.path("components").path("securitySchemes");
        if (!schemes.isMissingNode()) {
            components.set("securitySchemes", schemes.deepCopy());
        }
        merged.set("components", components);
        return merged;
    }

    private void add(Part part) {
        ObjectNode document = part.document();
        for (JsonNode tag : document.path("tags")) {
            put(tags, "tag", tag.path("name").asText(), tag, part);
        }
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            put(paths, "path", path.getKey(), path.getValue(), part);
            noteOperations(path.getKey(), path.getValue(), part);
        }
        for (Map.Entry<String, JsonNode> section : document.path("components").properties()) {
            // How to get in is decided by the gateway, not by each service.
            if (!section.getKey().equals("securitySchemes")) {
                ObjectNode all = components.withObjectProperty(section.getKey());
                section.getValue().properties()
                        .forEach(entry -> put(all, section.getKey() + " component", entry.getKey(), entry.getValue(), part));
            }
        }
    }

    private void put(ObjectNode into, String what, String name, JsonNode value, Part part) {
        String owner = owners.putIfAbsent(what + " " + name, part.name());
        if (owner == null) {
            into.set(name, value.deepCopy());
        } else if (what.equals("path") || !into.path(name).equals(value)) {
            throw new DocumentClash("%s '%s'".formatted(what, name), owner, part.name());
        }
    }

    private void noteOperations(String path, JsonNode item, Part part) {
        for (Map.Entry<String, JsonNode> operation : item.properties()) {
            JsonNode id = operation.getValue().path("operationId");
            if (METHODS.contains(operation.getKey()) && id.isTextual() && !operationIds.add(id.asText())) {
                throw new DocumentClash(
                        "The operation id '%s' of '%s' at %s is taken".formatted(id.asText(), part.name(), path));
            }
        }
    }

    /** First those the cover names, in its order; a tag it does not know comes after them, where its part has it. */
    private ArrayNode tagsInOrder(JsonNode order) {
        ArrayNode ordered = JSON.arrayNode();
        for (JsonNode name : order) {
            JsonNode tag = tags.remove(name.asText());
            if (tag != null) {
                ordered.add(tag);
            }
        }
        tags.forEach(ordered::add);
        return ordered;
    }

    private static String minorVersion(ObjectNode document) {
        String version = document.path("openapi").asText();
        return version.contains(".") ? version.substring(0, Math.max(0, version.lastIndexOf('.'))) : version;
    }
}
