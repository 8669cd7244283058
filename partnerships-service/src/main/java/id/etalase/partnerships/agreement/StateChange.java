package id.etalase.partnerships.agreement;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What lies between two representations of a thing, as a JSON Merge Patch (RFC 7396) and as a list of differences. */
final class StateChange {

    private StateChange() {
    }

    /**
     * One member that differs.
     *
     * @param pointer where (RFC 6901)
     * @param before the value before; absent when there was none
     * @param after the value after; absent when it was removed
     */
    @Schema(description = "One member that a change has made different.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Difference(String pointer, JsonNode before, JsonNode after) {
    }

    /** The patch that makes {@code after} out of {@code before}. Neither may hold a null, which a patch cannot say. */
    static ObjectNode between(ObjectNode before, ObjectNode after) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        before.fieldNames().forEachRemaining(name -> {
            if (!after.has(name)) {
                patch.putNull(name);
            }
        });
        after.properties().forEach(member -> {
            JsonNode old = before.get(member.getKey());
            JsonNode now = member.getValue();
            if (old instanceof ObjectNode oldObject && now instanceof ObjectNode nowObject) {
                ObjectNode inner = between(oldObject, nowObject);
                if (!inner.isEmpty()) {
                    patch.set(member.getKey(), inner);
                }
            } else if (!now.equals(old)) {
                patch.set(member.getKey(), now);
            }
        });
        return patch;
    }

    /** What the patch makes out of the state before, which stays as it is. */
    static ObjectNode applied(ObjectNode before, ObjectNode patch) {
        ObjectNode result = before.deepCopy();
        patch.properties().forEach(change -> {
            JsonNode value = change.getValue();
            if (value.isNull()) {
                result.remove(change.getKey());
            } else if (value instanceof ObjectNode inner) {
                ObjectNode target = result.get(change.getKey()) instanceof ObjectNode there ? there
                        : JsonNodeFactory.instance.objectNode();
                result.set(change.getKey(), applied(target, inner));
            } else {
                result.set(change.getKey(), value);
            }
        });
        return result;
    }

    /** The members that the patch makes different, in the order of the patch. */
    static List<Difference> differences(ObjectNode before, ObjectNode patch) {
        List<Difference> found = new ArrayList<>();
        collect(before, patch, "", found);
        return found;
    }

    private static void collect(JsonNode before, ObjectNode patch, String path, List<Difference> found) {
        patch.properties().forEach(change -> {
            String pointer = path + "/" + change.getKey().replace("~", "~0").replace("/", "~1");
            JsonNode old = before == null ? null : before.get(change.getKey());
            if (change.getValue() instanceof ObjectNode inner && old instanceof ObjectNode) {
                collect(old, inner, pointer, found);
            } else {
                found.add(new Difference(pointer, old, change.getValue().isNull() ? null : change.getValue()));
            }
        });
    }
}
