package id.etalase.ascn.referencedata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** The table of requirements is true: no row is missing, and each of its requests is answered as it stands there. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "ascn_untouched"))
class RequirementsTest {

    private static final Path TABLE = Path.of("../docs/requirements-ascn.md");
    private static final Pattern REQUEST = Pattern.compile("`(/v1/[^`]+)`");
    private static final Pattern ANY_REQUEST = Pattern.compile("`(POST )?/v1/[^`]+`");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)`");

    static Stream<String> requests() throws IOException {
        return REQUEST.matcher(Files.readString(TABLE)).results().map(match -> match.group(1)).distinct();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void every_request_of_the_table_is_answered_with_something(String request) {
        // When
        JsonPath answer = given().get(request).then().statusCode(200).extract().jsonPath();

        // Then
        Object items = answer.get("items");
        assertThat(items == null ? answer.getMap("$").values() : (List<?>) items).as(request).isNotEmpty();
    }

    @Test
    void no_row_is_missing() throws IOException {
        // Given
        List<String> rows = new ArrayList<>(List.of("N26", "N27", "R004-18"));
        IntStream.rangeClosed(14, 23).mapToObj(number -> "N" + number).forEach(rows::add);
        IntStream.rangeClosed(8, 12).mapToObj("R001-%02d"::formatted).forEach(rows::add);
        IntStream.rangeClosed(1, 16).mapToObj("R004-%02d"::formatted).forEach(rows::add);

        // When
        List<String> table = Files.readAllLines(TABLE);

        // Then
        assertThat(rows).allSatisfy(row -> assertThat(table)
                .anyMatch(line -> line.startsWith("| " + row + " |") && ANY_REQUEST.matcher(line).find()
                        && TEST.matcher(line).find()));
    }

    @Test
    void every_test_of_the_table_is_there() throws IOException {
        // Given
        List<String> named = TEST.matcher(Files.readString(TABLE)).results().map((MatchResult match) -> match.group(1))
                .distinct().toList();

        // When
        List<String> there;
        try (Stream<Path> files = Stream.concat(Files.walk(Path.of("src/test/java")),
                Files.walk(Path.of("../service-kit/src/test/java")))) {
            there = files.map(file -> file.getFileName().toString().replace(".java", "")).toList();
        }

        // Then
        assertThat(there).containsAll(named);
    }
}
