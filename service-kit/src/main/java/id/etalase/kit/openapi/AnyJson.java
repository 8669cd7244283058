package id.etalase.kit.openapi;

import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Members whose type is a tree of Jackson. What the framework finds out about that class says nothing about JSON, so the
 * schema of such a member leaves open what it is.
 */
final class AnyJson {

    private static final String NAME = "JsonNode";
    private static final String REFERENCE = "#/components/schemas/" + NAME;

    private AnyJson() {
    }

    /** Whether the schema is that of such a tree. */
    static boolean is(Schema schema) {
        return REFERENCE.equals(schema.getRef());
    }

    /** Opens a schema that is such a tree. */
    static void open(Schema schema) {
        if (is(schema)) {
            schema.setRef(null);
            // To the framework a tree is a list of its children.
            schema.setType(null);
            schema.setItems(null);
            if (schema.getDescription() == null) {
                schema.setDescription("Any JSON value.");
            }
        }
    }

    /** Removes what describes the class. */
    static void remove(Components components) {
        components.removeSchema(NAME);
        components.removeSchema("JsonNodeType");
    }
}
