package id.etalase.kit.error;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;

import id.etalase.kit.json.EnumNames;
import id.etalase.kit.json.TextFormat;
import id.etalase.kit.time.PartialDate;

/** What is wrong with a JSON body: where, and what would be right; never a word about the Java behind it. */
final class JsonRefusals {

    private JsonRefusals() {
    }

    /** Empty when the fault is ours and not the caller's. */
    static Optional<Refusal> of(JsonProcessingException e) {
        if (e instanceof InvalidDefinitionException) {
            return Optional.empty();
        }
        if (e instanceof InputCoercionException number) {
            return Optional.of(invalid(currentPointer(number), "number-out-of-range"));
        }
        if (!(e instanceof JsonMappingException mapping)) {
            return Optional.of(malformed(e));
        }
        if (mapping.getCause() instanceof InputCoercionException) {
            return Optional.of(invalid(Pointer.to(mapping.getPath()), "number-out-of-range"));
        }
        if (mapping.getCause() instanceof JsonProcessingException cause && !(cause instanceof JsonMappingException)) {
            return Optional.of(malformed(cause));
        }
        return Optional.of(content(mapping, Pointer.to(mapping.getPath())));
    }

    private static Refusal content(JsonMappingException e, String pointer) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            List<String> known = unknown.getKnownPropertyIds() == null ? List.of()
                    : unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
            return invalid(pointer, "unknown-member", Map.of("allowed", known));
        }
        if (e instanceof InvalidNullException || e.getOriginalMessage().startsWith("Cannot map `null`")) {
            return invalid(pointer, "required");
        }
        if (e instanceof ValueInstantiationException value) {
            return value.getType().hasRawClass(PartialDate.class) ? invalid(pointer, "not-a-partial-date")
                    : rejectedByConstructor(value.getCause(), pointer);
        }
        if (e instanceof MismatchedInputException mismatch) {
            // The only way to tell text after the value from a value of another type.
            return mismatch.getOriginalMessage().startsWith("Trailing token") ? malformed(mismatch)
                    : mismatch(mismatch, pointer);
        }
        return invalid(pointer, "invalid-value");
    }

    private static Refusal rejectedByConstructor(@Nullable Throwable cause, String pointer) {
        if (cause instanceof RuleViolation violation) {
            return Refusal.invalid(violation.errors().stream().map(error -> error.pointer() == null ? error
                    : new FieldError(pointer + error.pointer(), error.code(), error.arguments())).toList());
        }
        return invalid(pointer, "invalid-value");
    }

    private static Refusal mismatch(MismatchedInputException e, String pointer) {
        Class<?> type = e.getTargetType();
        if (type == null) {
            return invalid(pointer, "invalid-value");
        }
        if (type.isEnum()) {
            return invalid(pointer, "not-one-of", Map.of("allowed", EnumNames.allOf(type)));
        }
        if (e instanceof InvalidFormatException && type == String.class) {
            return invalid(pointer, "forbidden-character");
        }
        if (e instanceof InvalidFormatException && (type == BigDecimal.class || type == Double.class)) {
            return invalid(pointer, "number-out-of-range");
        }
        return invalid(pointer, expected(type));
    }

    private static String expected(Class<?> type) {
        Optional<TextFormat<?>> format = TextFormat.ofValue(type);
        if (format.isPresent()) {
            return format.get().error();
        }
        if (type == boolean.class || type == Boolean.class) {
            return "not-a-boolean";
        }
        if (type == double.class || type == float.class || type == Double.class
                || type == Float.class || type == BigDecimal.class) {
            return "not-a-number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "not-a-whole-number";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "not-a-text";
        }
        return type.isArray() || Collection.class.isAssignableFrom(type) ? "not-a-list" : "not-an-object";
    }

    private static Refusal malformed(JsonProcessingException e) {
        if (e.getOriginalMessage().startsWith("Duplicate field")) {
            return invalid(currentPointer(e), "repeated-member");
        }
        JsonLocation at = e.getLocation();
        if (at == null || at.getLineNr() < 1) {
            return Refusal.of(400, "malformed-json");
        }
        return Refusal.of(400, "malformed-json", Map.of("line", at.getLineNr(), "column", at.getColumnNr()))
                .extension("line", at.getLineNr()).extension("column", at.getColumnNr());
    }

    private static String currentPointer(JsonProcessingException e) {
        Object source = e instanceof StreamReadException stream ? stream.getProcessor() : e.getProcessor();
        return source instanceof JsonParser parser ? parser.getParsingContext().pathAsPointer().toString() : "";
    }

    private static Refusal invalid(String pointer, String code) {
        return invalid(pointer, code, Map.of());
    }

    private static Refusal invalid(String pointer, String code, Map<String, Object> arguments) {
        return Refusal.invalid(new FieldError(pointer, code, arguments));
    }
}
