package id.etalase.kit.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RequestProblem;
import id.etalase.kit.json.StorableText;

/**
 * A place in a sorted list: the values of the sort columns of the last row a caller saw. The next page is what comes after
 * these values, whatever was inserted or removed meanwhile. Opaque to callers (base64url), and bound by a fingerprint to
 * the filter and the sort it was made for. It holds only values that the caller has already been shown.
 */
public final class Cursor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 2_000;

    private final String fingerprint;
    private final List<String> values;

    private Cursor(String fingerprint, List<String> values) {
        this.fingerprint = fingerprint;
        this.values = values;
    }

    /**
     * The place of a row.
     *
     * @param fingerprint of the list, see {@link #fingerprint}
     * @param values of the sort columns of the row, the last one unique; with a stable {@code toString()}, null allowed
     */
    public static Cursor at(String fingerprint, Object... values) {
        return new Cursor(fingerprint, Stream.of(values).map(value -> value == null ? null : value.toString()).toList());
    }

    /**
     * What tells one list from another: everything the caller chose about it except the page.
     *
     * @param filterAndSort the filter values and the name of the sort, with a stable {@code toString()}
     */
    public static String fingerprint(Object... filterAndSort) {
        try {
            byte[] bytes = Arrays.deepToString(filterAndSort).getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 9));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws RequestProblem 400 {@code invalid-cursor} when the text is broken or belongs to another list
     */
    public static Cursor parse(String text, String fingerprint) {
        try {
            if (text.length() > LONGEST) {
                throw invalid();
            }
            JsonNode parts = JSON.readTree(Base64.getUrlDecoder().decode(text));
            if (parts == null || !parts.isArray() || parts.size() < 2 || !parts.path(0).asText().equals(fingerprint)) {
                throw invalid();
            }
            List<String> values = new ArrayList<>();
            for (int i = 1; i < parts.size(); i++) {
                values.add(value(parts.get(i)));
            }
            return new Cursor(fingerprint, Collections.unmodifiableList(values));
        } catch (IllegalArgumentException | IOException e) {
            throw invalid();
        }
    }

    private static @Nullable String value(JsonNode part) {
        if (part.isNull()) {
            return null;
        }
        if (!part.isTextual() || !StorableText.isStorable(part.textValue())) {
            throw invalid();
        }
        return part.textValue();
    }

    /** The value at that place, null where the column was null. */
    public @Nullable String text(int index) {
        if (index >= values.size()) {
            throw invalid();
        }
        return values.get(index);
    }

    /** The id at that place. */
    public UUID uuid(int index) {
        return read(index, UUID::fromString);
    }

    /** The whole number at that place. */
    public long number(int index) {
        return read(index, Long::valueOf);
    }

    /** The instant at that place. */
    public Instant instant(int index) {
        return read(index, Instant::parse);
    }

    /** The date at that place. */
    public LocalDate date(int index) {
        return read(index, LocalDate::parse);
    }

    /** The cursor as callers see it: opaque, safe in a URL. */
    @Override
    public String toString() {
        try {
            List<String> parts = Stream.concat(Stream.of(fingerprint), values.stream()).toList();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(parts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A list of texts is always JSON", e);
        }
    }

    private <T> T read(int index, Function<String, T> reader) {
        String value = text(index);
        if (value == null) {
            throw invalid();
        }
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw invalid();
        }
    }

    private static RequestProblem invalid() {
        return new RequestProblem("invalid-cursor", Map.of(), List.of(FieldError.parameter("cursor", "not-a-cursor")));
    }
}
