package id.etalase.kit.format;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import id.etalase.kit.json.EnumNames;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;

/**
 * Writes things as a table (RFC 4180, UTF-8, one header row): {@code ;} parts the items of a list, empty is unknown, enums
 * are in kebab-case as in JSON. A text that a spreadsheet would take for a formula gets an apostrophe in front.
 */
public final class CsvTable<T> {

    private static final Pattern FORMULA = Pattern.compile("[=+@\\t\\r-].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private final List<String> names = new ArrayList<>();
    private final List<Function<T, Object>> values = new ArrayList<>();

    /** Adds a column. */
    public CsvTable<T> column(String name, Function<T, Object> value) {
        names.add(name);
        values.add(value);
        return this;
    }

    /**
     * The whole list as a table, whatever its length: read and sent page by page.
     *
     * @param fileName the name under which a browser keeps it
     * @param list gives a page of the list
     */
    public Response answer(String fileName, Function<PageQuery, Page<T>> list) {
        // Read before anything is sent, so that a wrong filter is still answered as one.
        Page<T> first = list.apply(page(null));
        StreamingOutput body = out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            write(writer, first, list);
            writer.flush();
        };
        return Response.ok(body, ListFormat.CSV_TYPE + ";charset=UTF-8;header=present")
                .header("Content-Disposition", "inline; filename=\"" + fileName + ".csv\"").build();
    }

    /**
     * A short list that is at hand, as JSON or as a table.
     *
     * @param json makes the JSON body of it
     */
    public Response answer(String fileName, List<T> items, FormatQuery format, Function<List<T>, ?> json) {
        return format.among(ListFormat.JSON, ListFormat.CSV) == ListFormat.CSV
                ? answer(fileName, query -> new Page<>(items, null, null))
                : Response.ok(json.apply(items), ListFormat.JSON.mediaType()).build();
    }

    /** Writes header and rows; the writer stays open. */
    void write(Writer target, Page<T> first, Function<PageQuery, Page<T>> list) {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(target);
        csv.writeRecord(names);
        Page<T> page = first;
        while (true) {
            page.items().forEach(item -> csv.writeRecord(values.stream().map(value -> text(value.apply(item))).toList()));
            if (page.next() == null) {
                break;
            }
            page = list.apply(page(page.next()));
        }
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PageQuery page(String cursor) {
        return new PageQuery(PageQuery.MAX_LIMIT, cursor, false);
    }

    private static String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Enum<?> constant) {
            return EnumNames.of(constant);
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(CsvTable::text).collect(Collectors.joining(";"));
        }
        String text = value.toString();
        boolean dangerous = value instanceof CharSequence && FORMULA.matcher(text).matches()
                && !NUMBER.matcher(text).matches();
        return dangerous ? "'" + text : text;
    }
}
