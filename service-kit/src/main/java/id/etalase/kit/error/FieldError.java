package id.etalase.kit.error;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one place of a request. Exactly one of {@code pointer}, {@code parameter} and {@code header} names
 * the place.
 *
 * @param pointer JSON Pointer (RFC 6901) into the request body, {@code ""} for the whole of it; null for a parameter or
 *        header
 * @param parameter name of the query parameter; null otherwise
 * @param header name of the request header; null otherwise
 * @param code the kind of error in kebab-case; its text is {@code field.<code>} in the bundles
 * @param arguments values for the placeholders in the text; an {@code allowed} list also appears in the document
 */
public record FieldError(@Nullable String pointer, @Nullable String parameter, @Nullable String header, String code,
        Map<String, Object> arguments) {

    public FieldError {
        arguments = Map.copyOf(arguments);
    }

    /** An error at a place of the request body. */
    public FieldError(String pointer, String code, Map<String, Object> arguments) {
        this(pointer, null, null, code, arguments);
    }

    /** An error at a place of the request body, with a text that has no placeholders. */
    public FieldError(String pointer, String code) {
        this(pointer, code, Map.of());
    }

    /** An error in the query parameter of that name. */
    public static FieldError parameter(String name, String code, Map<String, Object> arguments) {
        return new FieldError(null, name, null, code, arguments);
    }

    /** An error in the query parameter of that name, with a text that has no placeholders. */
    public static FieldError parameter(String name, String code) {
        return parameter(name, code, Map.of());
    }

    /** An error in the request header of that name. */
    public static FieldError header(String name, String code, Map<String, Object> arguments) {
        return new FieldError(null, null, name, code, arguments);
    }
}
