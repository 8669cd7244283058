package id.etalase.kit.http;

import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;

import org.jspecify.annotations.Nullable;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RequestProblem;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.json.EnumNames;
import id.etalase.kit.json.TextFormat;

/**
 * Reads parameters as strictly as JSON. A wrong query parameter or header is a 400 that names it; a path that holds no
 * possible value is one under which there is nothing, a 404.
 */
@Provider
class ParameterFormats implements ParamConverterProvider {

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(int.class, Integer.class, long.class, Long.class, double.class,
            Double.class, boolean.class, Boolean.class);

    @Override
    @SuppressWarnings("unchecked") // The converter makes what the raw type asks for.
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> rawType, Type genericType, Annotation[] annotations) {
        if (rawType == Optional.class && genericType instanceof ParameterizedType optional
                && optional.getActualTypeArguments()[0] instanceof Class<?> inner) {
            Function<String, Object> reader = reader(inner, annotations);
            return reader == null ? null : (ParamConverter<T>) new Converter(text -> Optional.ofNullable(text).map(reader));
        }
        Function<String, Object> reader = reader(rawType, annotations);
        return reader == null ? null : (ParamConverter<T>) new Converter(text -> text == null ? null : reader.apply(text));
    }

    private static @Nullable Function<String, Object> reader(Class<?> type, Annotation[] annotations) {
        if (type.isEnum()) {
            return text -> EnumNames.parse(type, text)
                    .orElseThrow(() -> refusal(annotations, "not-one-of", Map.of("allowed", EnumNames.allOf(type))));
        }
        return TextFormat.ofParameter(BOXES.getOrDefault(type, type))
                .<Function<String, Object>> map(format -> text -> format.parse(text)
                        .orElseThrow(() -> refusal(annotations, format.error(), Map.of())))
                .orElse(null);
    }

    private static RuntimeException refusal(Annotation[] annotations, String code, Map<String, Object> arguments) {
        return Stream.of(annotations).map(annotation -> error(annotation, code, arguments)).flatMap(Optional::stream)
                .<RuntimeException> map(RuleViolation::new).findFirst().orElseGet(() -> new RequestProblem("not-found"));
    }

    private static Optional<FieldError> error(Annotation annotation, String code, Map<String, Object> arguments) {
        if (annotation instanceof QueryParam query) {
            return Optional.of(FieldError.parameter(query.value(), code, arguments));
        }
        return annotation instanceof HeaderParam header ? Optional.of(FieldError.header(header.value(), code, arguments))
                : Optional.empty();
    }

    private record Converter(Function<@Nullable String, @Nullable Object> reader) implements ParamConverter<Object> {

        @Override
        public @Nullable Object fromString(@Nullable String text) {
            return reader.apply(text);
        }

        @Override
        public String toString(Object value) {
            return value instanceof Enum<?> constant ? EnumNames.of(constant) : String.valueOf(value);
        }
    }
}
