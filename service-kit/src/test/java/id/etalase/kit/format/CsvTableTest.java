package id.etalase.kit.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import id.etalase.kit.page.Cursor;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;

class CsvTableTest {

    record Row(String name, Integer number, List<String> tags, ListFormat format) {
    }

    private final CsvTable<Row> table = new CsvTable<Row>().column("name", Row::name).column("number", Row::number)
            .column("tags", Row::tags).column("format", Row::format);

    @Test
    void a_table_has_a_header_and_one_line_a_row() {
        assertThat(written(new Row("Kota \"Tua\", Jakarta", -3, List.of("a", "b"), ListFormat.GEOJSON)))
                .isEqualTo("name,number,tags,format\r\n\"Kota \"\"Tua\"\", Jakarta\",-3,a;b,geojson\r\n");
    }

    @Test
    void what_is_unknown_is_empty() {
        assertThat(written(new Row("x", null, List.of(), null))).endsWith("x,,,\r\n");
    }

    @Test
    void a_text_that_a_spreadsheet_would_run_is_shown_as_text() {
        assertThat(written(new Row("=HYPERLINK(\"http://x\")", 1, List.of(), null))).contains("'=HYPERLINK");
        assertThat(written(new Row("-6.2", 1, List.of(), null))).contains("\r\n-6.2,");
    }

    @Test
    void a_list_of_any_length_is_written_to_its_end() {
        // Given
        List<Integer> numbers = IntStream.range(0, 450).boxed().toList();
        List<PageQuery> asked = new ArrayList<>();

        // When
        StringWriter target = new StringWriter();
        Function<PageQuery, Page<Integer>> list = query -> {
            asked.add(query);
            int start = query.after("f").map(after -> (int) after.number(0) + 1).orElse(0);
            return Page.of(numbers.subList(start, Math.min(450, start + query.fetchSize())), query,
                    last -> Cursor.at("f", last), null);
        };
        new CsvTable<Integer>().column("n", n -> n).write(target, list.apply(new PageQuery(200, null, false)), list);

        // Then
        assertThat(target.toString().lines().skip(1).map(Integer::valueOf)).isEqualTo(numbers);
        assertThat(asked).hasSize(3);
    }

    private String written(Row... rows) {
        StringWriter target = new StringWriter();
        table.write(target, new Page<>(Arrays.asList(rows), null, null), query -> {
            throw new AssertionError("there is only one page");
        });
        return target.toString();
    }
}
