package id.etalase.partnerships.transfer;

import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "partnerships"))
class ImportResourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HEADER = "slug,title_id,title_en,kind,instrument,stage,partners,sectors,signed_on,starts_on,ends_on\n";

    @TestHTTPResource
    URL origin;

    private static RequestSpecification officer() {
        return given().auth().oauth2(Tokens.of("cooperation-officer")).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static ValidatableResponse upload(byte[] table) {
        return upload(UUID.randomUUID().toString(), table);
    }

    private static ValidatableResponse upload(String key, byte[] table) {
        return given().auth().oauth2(Tokens.of("cooperation-officer")).header("Idempotency-Key", key).contentType("text/csv")
                .body(table).post("/v1/imports").then();
    }

    private static String checked(String table) {
        String id = upload(table.getBytes(StandardCharsets.UTF_8)).statusCode(202).extract().path("id");
        await().atMost(PATIENCE).until(() -> !state(id).equals("checking"));
        return id;
    }

    private static String state(String id) {
        return officer().get("/v1/imports/{i}", id).then().statusCode(200).extract().path("state");
    }

    private static String row(String slug, String title) {
        return slug + ",Judul " + title + "," + title
                + ",KSDPL,memorandum,active,hanoi,education,2020-05-01,2020-05-01,2030-04-30\n";
    }

    @Test
    void a_table_is_checked_then_applied_as_a_whole() {
        // Given
        String mark = UUID.randomUUID().toString();
        String id = checked(HEADER + row("import-a-" + mark, "First " + mark) + row("import-b-" + mark, "Second " + mark));
        officer().get("/v1/imports/{i}", id).then().body("state", equalTo("checked")).body("rows", equalTo(2));
        given().get("/v1/agreements/import-a-" + mark).then().statusCode(404);

        // When
        officer().post("/v1/imports/{i}/application", id).then().statusCode(202).body("state", equalTo("applying"));
        await().atMost(PATIENCE).until(() -> state(id).equals("applied"));

        // Then
        given().get("/v1/agreements/import-a-" + mark).then().statusCode(200).body("stage", equalTo("active"))
                .body("partners.slug", contains("hanoi")).body("scope", equalTo("foreign"));
        given().get("/v1/agreements/import-b-{m}/history", mark).then().body("items.change", contains("registered"));
        officer().post("/v1/imports/{i}/application", id).then().spec(problem(409, "import-not-checked"));
        String again = checked(HEADER + row("import-a-" + mark, "First " + mark));
        officer().get("/v1/imports/{i}", again).then().body("state", equalTo("refused"))
                .body("report.code", hasItem("already-on-record"))
                .body("report.suggestion", hasItem("/v1/agreements/import-a-" + mark));
    }

    @Test
    void a_repeated_upload_is_one_import_and_a_repeated_application_enters_once() {
        // Given
        String mark = UUID.randomUUID().toString();
        byte[] table = (HEADER + row("import-r-" + mark, "Repeated " + mark)).getBytes(StandardCharsets.UTF_8);
        String key = UUID.randomUUID().toString();
        String id = upload(key, table).statusCode(202).extract().path("id");

        // When
        ValidatableResponse again = upload(key, table);

        // Then
        again.statusCode(202).header("Idempotency-Replayed", "true").body("id", equalTo(id));
        upload(key, HEADER.getBytes(StandardCharsets.UTF_8)).spec(problem(422, "idempotency-key-reused"));
        await().atMost(PATIENCE).until(() -> state(id).equals("checked"));
        String applying = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            given().auth().oauth2(Tokens.of("cooperation-officer")).header("Idempotency-Key", applying)
                    .post("/v1/imports/{i}/application", id).then().statusCode(202);
        }
        await().atMost(PATIENCE).until(() -> state(id).equals("applied"));
        given().auth().oauth2(Tokens.of("cooperation-officer")).contentType("text/csv").body(table).post("/v1/imports").then()
                .spec(problem(400, "idempotency-key-required"));
    }

    @Test
    void of_two_tables_that_say_the_same_only_one_is_entered() {
        // Given
        String line = ",Judul,Same " + UUID.randomUUID() + ",KSDPL,memorandum,active,hanoi,education,2020-05-01,,\n";
        List<String> both = List.of(checked(HEADER + line), checked(HEADER + line));

        // When
        both.forEach(id -> officer().post("/v1/imports/{i}/application", id).then().statusCode(202));

        // Then
        await().atMost(PATIENCE).until(() -> both.stream().map(ImportResourceTest::state).sorted().toList(),
                equalTo(List.of("applied", "refused")));
    }

    @Test
    void a_table_of_more_than_25_mebibytes_is_refused() throws Exception {
        // Given
        byte[] part = "a,b,c\n".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        List<byte[]> parts = java.util.Collections.nCopies(25 * 1024 * 1024 / part.length + 1, part);

        // When
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(origin + "v1/imports"))
                .header("Authorization", "Bearer " + Tokens.of("cooperation-officer"))
                .header("Idempotency-Key", UUID.randomUUID().toString()).header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofByteArrays(parts)).build(), HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("import-too-large");
    }

    @Test
    void every_line_that_is_wrong_is_reported_with_a_suggestion_and_nothing_is_entered() {
        // Given
        String mark = UUID.randomUUID().toString();
        String table = HEADER + row("import-c-" + mark, "Third " + mark)
                + "import-d-" + mark + ",Judul,Fourth " + mark + ",KSDPL,memorendum,active,hanoi,education,2020-05-01,,\n"
                + "import-e-" + mark + ",Judul,Fifth " + mark + ",KSDPL,memorandum,active,hanoy,edukation,2020-05-01,,\n"
                + "import-f-" + mark + ",Judul,Sixth " + mark
                + ",KSDPL,memorandum,active,hanoi,education,31/12/2020,2021-01-01,2020-01-01\n"
                + "import-g-" + mark + ",Judul,Seventh " + mark
                + ",KSDPL,memorandum,active,hanoi,education,2020-01-01,2021-01-01,2020-01-01\n"
                + "import-c-" + mark + ",Judul,Eighth " + mark + ",KSDPL,memorandum,active,hanoi,education,2020-05-01,,\n"
                + "import-h-" + mark + ",,Ninth " + mark + ",KSXX,memorandum,drafting,hanoi,education,2020-05-01,,\n";

        // When
        String id = checked(table);

        // Then
        List<Map<String, Object>> report = officer().get("/v1/imports/{i}", id).then().body("state", equalTo("refused"))
                .extract()
                .path("report");
        assertThat(report)
                .anySatisfy(problem -> assertThat(problem).containsEntry("line", 3).containsEntry("column", "instrument")
                        .containsEntry("code", "not-one-of").containsEntry("suggestion", "memorandum"));
        assertThat(report)
                .anySatisfy(problem -> assertThat(problem).containsEntry("line", 4).containsEntry("column", "partners")
                        .containsEntry("value", "hanoy").containsEntry("suggestion", "hanoi"));
        assertThat(report).anySatisfy(problem -> assertThat(problem).containsEntry("line", 4).containsEntry("column", "sectors")
                .containsEntry("suggestion", "education"));
        assertThat(report)
                .anySatisfy(problem -> assertThat(problem).containsEntry("line", 5).containsEntry("column", "signed_on")
                        .containsEntry("suggestion", "2020-12-31"));
        assertThat(report).anySatisfy(problem -> assertThat(problem).containsEntry("line", 6).containsEntry("column", "ends_on")
                .containsEntry("code", "ends-before-start"));
        assertThat(report).anySatisfy(problem -> assertThat(problem).containsEntry("line", 7).containsEntry("column", "slug")
                .containsEntry("code", "same-as-line").containsEntry("suggestion", "line 2"));
        assertThat(report)
                .anySatisfy(problem -> assertThat(problem).containsEntry("line", 8).containsEntry("column", "title_id")
                        .containsEntry("code", "required"));
        officer().post("/v1/imports/{i}/application", id).then().spec(problem(409, "import-not-checked"));
        given().get("/v1/agreements/import-c-" + mark).then().statusCode(404);
    }

    @Test
    void the_same_line_twice_is_seen_without_a_slug() {
        // Given
        String title = "Twice " + UUID.randomUUID();
        String line = ",Judul," + title + ",KSDPL,memorandum,active,hanoi,education,2020-05-01,,\n";

        // When
        String id = checked(HEADER + line + line);

        // Then
        officer().get("/v1/imports/{i}", id).then().body("report.code", contains("same-as-line"))
                .body("report.column", contains("title_en")).body("report.line", contains(3));
    }

    @Test
    void a_header_that_is_wrong_is_reported_once() {
        String id = checked("slug,titel_en,kind\na,b,c\n");
        officer().get("/v1/imports/{i}", id).then().body("state", equalTo("refused"))
                .body("report.code", hasItem("unknown-column")).body("report.suggestion", hasItem("title_en"))
                .body("report.findAll { it.code == 'column-missing' }.column", hasItem("partners"));
    }

    @ParameterizedTest
    @CsvSource({ "ISO-8859-1, ISO-8859-1", "windows-1252, windows-1252", "UTF-16, UTF-16" })
    void another_encoding_is_named(String encoding, String found) {
        // Given
        String text = HEADER + "a,Kerja sama “café”,b\n";
        byte[] table = (encoding.equals("ISO-8859-1") ? text.replace("“", "é").replace("”", "é") : text)
                .getBytes(Charset.forName(encoding));

        // When
        ValidatableResponse answer = upload(table);

        // Then
        answer.spec(problem(400, "import-encoding")).body("detail", containsString(found));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = { ";#semicolon", "|#bar" })
    void another_delimiter_is_named(String delimiter, String found) {
        upload(HEADER.replace(",", delimiter).getBytes(StandardCharsets.UTF_8)).spec(problem(400, "import-delimiter"))
                .body("detail", containsString(found));
    }

    @ParameterizedTest
    @ValueSource(strings = { "504b0304ffff", "1f8b08000000", "255044462d31", "d0cf11e0a1b1" })
    void a_file_that_is_no_table_is_refused_unread(String bytes) {
        upload(java.util.HexFormat.of().parseHex(bytes)).spec(problem(415, "import-not-a-table"));
    }

    @Test
    void an_empty_file_and_a_zipped_body_are_refused() {
        upload(new byte[] { ' ' }).spec(problem(400, "import-empty"));
        officer().contentType("text/csv").header("Content-Encoding", "gzip").body(new byte[] { 0x1f }).post("/v1/imports")
                .then()
                .statusCode(415);
        given().auth().oauth2(Tokens.of("app")).contentType("text/csv").body("a").post("/v1/imports").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/v1/agreements", "/v1/partners", "/v1/programmes", "/v1/outcomes", "/v1/sister-cities" })
    void every_list_goes_out_in_full_as_a_table(String path) {
        // Given
        int count = 0;
        String cursor = null;
        do {
            ValidatableResponse page = given().queryParams(path.equals("/v1/sister-cities") ? Map.of() : Map.of("limit", 200))
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor)).get(path).then().statusCode(200);
            count += page.extract().<List<?>> path("items").size();
            cursor = page.extract().path("next");
        } while (cursor != null);

        // When
        String table = given().accept("text/csv").get(path).then().statusCode(200).contentType(startsWith("text/csv")).extract()
                .asString();

        // Then
        long records;
        try (var reader = de.siegmar.fastcsv.reader.CsvReader.builder().ofNamedCsvRecord(table)) {
            records = reader.stream().count();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThat(records).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/v1/agreements", "/v1/partners", "/v1/sister-cities" })
    void lists_with_places_go_out_in_full_as_maps(String path) throws Exception {
        // Given
        long records;
        String table = given().queryParam("format", "csv").get(path).then().statusCode(200).extract().asString();
        try (var reader = de.siegmar.fastcsv.reader.CsvReader.builder().ofNamedCsvRecord(table)) {
            records = reader.stream().count();
        }

        // When
        ValidatableResponse map = given().accept("application/geo+json").get(path).then().statusCode(200);

        // Then
        var document = new ObjectMapper().readTree(map.extract().asByteArray());
        assertThat(document.get("type").asText()).isEqualTo("FeatureCollection");
        assertThat(document.get("features")).hasSize((int) records);
        assertThat(document.at("/features").findValues("geometry")).anyMatch(geometry -> !geometry.isNull());
    }

    @Test
    void what_goes_out_can_come_in() {
        // Given
        String table = given().queryParam("format", "csv").queryParam("instrument", "sister-city").get("/v1/agreements").then()
                .extract().asString();

        // When
        String id = checked(table);

        // Then
        officer().get("/v1/imports/{i}", id).then().body("state", equalTo("refused"))
                .body("report.code.unique()", contains("already-on-record"));
    }

    @Test
    void the_catalogue_and_an_agreement_are_linked_data() throws Exception {
        var catalogue = new ObjectMapper().readTree(given().get("/v1/catalogue").then().statusCode(200)
                .contentType("application/ld+json").extract().asByteArray());
        assertThat(catalogue.get("@type").asText()).isEqualTo("dcat:Catalog");
        assertThat(catalogue.at("/dcat:dataset/0/dcat:distribution")).hasSize(3);
        var agreement = new ObjectMapper()
                .readTree(given().accept("application/ld+json").get("/v1/agreements/paris-sister-city")
                        .then().statusCode(200).contentType("application/ld+json").extract().asByteArray());
        assertThat(agreement.get("@context").asText()).isEqualTo("https://schema.org");
        assertThat(agreement.get("legislationDate").asText()).isEqualTo("1995-09-08");
        assertThat(agreement.at("/contributor/0/address/addressCountry").asText()).isEqualTo("FR");
    }
}
