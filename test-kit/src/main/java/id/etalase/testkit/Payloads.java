package id.etalase.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.hamcrest.Matchers;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import net.javacrumbs.jsonunit.assertj.JsonAssertions;

/** Checks of JSON payloads against the contracts that stand in files. */
public final class Payloads {

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final String INSTANT = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z";

    private Payloads() {
    }

    /**
     * Checks JSON against a JSON Schema (draft 2020-12 where it names none); formats such as {@code date} count.
     *
     * @param schema a file on the class path, for example {@code /schemas/agreement.signed.v1.json}
     */
    public static void assertValid(String json, String schema) {
        Schema contract = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(read(schema), InputFormat.JSON);
        assertThat(contract.validate(json, InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as("what %s says of %s", schema, json).isEmpty();
    }

    /**
     * Compares JSON with a golden file: every member must be there with that value, and no other. In the file,
     * {@code "<uuid>"}, {@code "<instant>"} and {@code "<any>"} stand for what differs from run to run.
     *
     * @param file on the class path, for example {@code /events/agreement.signed.v1.json}
     */
    public static void assertGolden(String json, String file) {
        String golden = read(file).replace("\"<uuid>\"", "\"${json-unit.matches:uuid}\"")
                .replace("\"<instant>\"", "\"${json-unit.matches:instant}\"")
                .replace("\"<any>\"", "\"${json-unit.any-string}\"");
        JsonAssertions.assertThatJson(json).as("compared with %s", file)
                .withMatcher("uuid", Matchers.matchesPattern(UUID))
                .withMatcher("instant", Matchers.matchesPattern(INSTANT)).isEqualTo(golden);
    }

    private static String read(String file) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream content = loader.getResourceAsStream(file.startsWith("/") ? file.substring(1) : file)) {
            assertThat(content).as("the file %s on the class path", file).isNotNull();
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
