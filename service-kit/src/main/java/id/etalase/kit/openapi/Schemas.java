package id.etalase.kit.openapi;

import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** The schemas of a document with all that they are made of. */
final class Schemas {

    private Schemas() {
    }

    /** Shows every schema of the components, and each within it. */
    static void visit(Components components, Consumer<Schema> visitor) {
        if (components.getSchemas() != null) {
            components.getSchemas().values().forEach(schema -> visit(schema, visitor));
        }
    }

    private static void visit(@Nullable Schema schema, Consumer<Schema> visitor) {
        if (schema == null) {
            return;
        }
        visitor.accept(schema);
        Map<String, Schema> members = schema.getProperties();
        if (members != null) {
            members.values().forEach(member -> visit(member, visitor));
        }
        visit(schema.getItems(), visitor);
        visit(schema.getAdditionalPropertiesSchema(), visitor);
    }
}
