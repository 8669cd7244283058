package id.etalase.kit.json;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Enums are kebab-case outside: {@code HOME_AFFAIRS} is {@code home-affairs}, in bodies, parameters and the API document
 * alike. A constant with {@link JsonProperty} keeps the name that stands there.
 */
public final class EnumNames extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    /** The name of a constant outside. */
    public static String of(Enum<?> constant) {
        try {
            JsonProperty property = constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
            return property != null && !property.value().isEmpty() ? property.value() : kebab(constant.name());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("A constant is a field of its enum", e);
        }
    }

    /** The names of all constants, in the order of their declaration. */
    public static List<String> allOf(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(constant -> of((Enum<?>) constant)).toList();
    }

    /** The constant with that name outside. */
    public static Optional<Object> parse(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants()).filter(constant -> of((Enum<?>) constant).equals(name)).findFirst()
                .map(constant -> (Object) constant);
    }

    /** The kebab-case of a name in capitals. */
    public static String kebab(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String[] findEnumValues(MapperConfig<?> config, AnnotatedClass annotated, Enum<?>[] constants, String[] names) {
        String[] kebab = names.clone();
        for (int i = 0; i < constants.length; i++) {
            if (kebab[i] == null) {
                kebab[i] = kebab(constants[i].name());
            }
        }
        return kebab;
    }
}
