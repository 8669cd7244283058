package id.etalase.kit.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** Reads the CSV files of reference data that ship with the service (RFC 4180, UTF-8; {@code ;} parts lists in a field). */
public final class ReferenceFile {

    private ReferenceFile() {
    }

    /** All rows of a file, by the names of its header. */
    public static List<NamedCsvRecord> read(String file) {
        // The class loader of the application: the file may be the kit's or the service's own.
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        InputStream data = Objects.requireNonNull(loader.getResourceAsStream("reference-data/" + file),
                () -> "no reference data " + file);
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(data, StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the reference data cannot be read: " + file, e);
        }
    }

    /** The field, unless it is empty: empty means unknown. */
    public static Optional<String> field(NamedCsvRecord row, String name) {
        return Optional.of(row.getField(name)).filter(text -> !text.isEmpty());
    }

    /** The field, or null when it is empty. */
    public static String text(NamedCsvRecord row, String name) {
        return field(row, name).orElse(null);
    }

    /** The parts of a list. */
    public static List<String> list(NamedCsvRecord row, String name) {
        return field(row, name).map(text -> List.of(text.split(";"))).orElse(List.of());
    }

    /** The constant of an enum that the field names in kebab-case, or null when it is empty. */
    public static <E extends Enum<E>> E constant(Class<E> type, NamedCsvRecord row, String name) {
        return field(row, name).map(text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_')))
                .orElse(null);
    }
}
