package id.etalase.kit.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;

import com.fasterxml.jackson.annotation.JsonProperty;

import id.etalase.kit.json.EnumNames;

/** Gives the constants of our enums the names that they have in JSON. */
final class EnumSchemas {

    private static final DotName ENUM = DotName.createSimple(Enum.class);
    private static final DotName JSON_PROPERTY = DotName.createSimple(JsonProperty.class);

    private final Map<List<String>, List<String>> namesByConstants;

    EnumSchemas(IndexView index) {
        namesByConstants = index.getKnownDirectSubclasses(ENUM).stream()
                .filter(type -> type.name().toString().startsWith("id.etalase."))
                .map(ClassInfo::enumConstants)
                .collect(Collectors.toMap(constants -> constants.stream().map(FieldInfo::name).toList(),
                        constants -> constants.stream().map(EnumSchemas::name).toList(), (one, same) -> one));
    }

    void rename(Components components) {
        if (components.getSchemas() != null) {
            components.getSchemas().values().forEach(this::rename);
        }
    }

    private void rename(Schema schema) {
        if (schema.getEnumeration() != null) {
            List<String> names = namesByConstants.get(schema.getEnumeration().stream().map(String::valueOf).toList());
            if (names != null) {
                schema.setEnumeration(new ArrayList<>(names));
            }
        }
    }

    private static String name(FieldInfo constant) {
        AnnotationInstance property = constant.annotation(JSON_PROPERTY);
        return property != null && property.value() != null ? property.value().asString() : EnumNames.kebab(constant.name());
    }
}
