package id.etalase.kit.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How a value is written as text, in JSON and in parameters alike. Strict: one spelling for each value, and dates that the
 * calendar has.
 *
 * @param type of the value
 * @param error code of the field error when a text is not in the format
 * @param form what the text must look like
 * @param parser from the text to the value
 */
public record TextFormat<T>(Class<T> type, String error, Pattern form, Function<String, T> parser) {

    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
    private static final String TIME = "\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?";

    private static final List<TextFormat<?>> VALUES = List.of(
            of(UUID.class, "not-a-uuid", "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", UUID::fromString),
            of(LocalDate.class, "not-a-date", DATE, LocalDate::parse),
            of(LocalTime.class, "not-a-time", TIME, LocalTime::parse),
            // PostgreSQL keeps microseconds: what goes in comes out.
            of(Instant.class, "not-an-instant", DATE + "T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})",
                    text -> OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS)));

    private static final List<TextFormat<?>> PARAMETERS = List.of(
            of(Integer.class, "not-a-whole-number", "-?\\d{1,10}", Integer::valueOf),
            of(Long.class, "not-a-whole-number", "-?\\d{1,19}", Long::valueOf),
            of(BigDecimal.class, "not-a-number", "-?\\d{1,20}(\\.\\d{1,20})?", BigDecimal::new),
            of(Double.class, "not-a-number", "-?\\d{1,15}(\\.\\d{1,15})?", Double::valueOf),
            of(Boolean.class, "not-a-boolean", "true|false", Boolean::valueOf));

    /** The formats of values that are text in JSON too. */
    static List<TextFormat<?>> values() {
        return VALUES;
    }

    /** The format of a value that is text in JSON too; empty for other types. */
    public static Optional<TextFormat<?>> ofValue(Class<?> type) {
        return VALUES.stream().filter(format -> format.type == type).findFirst();
    }

    /** The format of a value in a path, a query or a header; empty for types that have none. */
    public static Optional<TextFormat<?>> ofParameter(Class<?> type) {
        Optional<TextFormat<?>> format = ofValue(type);
        return format.isPresent() ? format : PARAMETERS.stream().filter(parameter -> parameter.type == type).findFirst();
    }

    /** The value of a text; empty when the text is not in this format. */
    public Optional<T> parse(String text) {
        try {
            return form.matcher(text).matches() ? Optional.of(parser.apply(text)) : Optional.empty();
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static <T> TextFormat<T> of(Class<T> type, String error, String form, Function<String, T> parser) {
        return new TextFormat<>(type, error, Pattern.compile(form), parser);
    }
}
