package id.etalase.partnerships.document;

import static id.etalase.testkit.Problems.at;
import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
class DocumentResourceTest {

    private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3 };

    @TestHTTPResource
    URL origin;

    private static RequestSpecification officer() {
        return given().auth().oauth2(Tokens.of("cooperation-officer")).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** A file of that many bytes that are never all in memory. */
    private static InputStream aLongPdf(long size) {
        InputStream endless = new InputStream() {
            private int next;

            @Override
            public int read() {
                return next++ & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                Arrays.fill(bytes, offset, offset + length, (byte) next++);
                return length;
            }
        };
        return new LimitedStream(
                new SequenceInputStream(new ByteArrayInputStream("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII)),
                        endless),
                size);
    }

    private static byte[] aPdf(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 9);
        return bytes;
    }

    private static String registered(String agreement, Map<String, Object> more) {
        Map<String, Object> document = new HashMap<>(
                Map.of("type", "signed-text", "language", "en", "role", "authentic", "title",
                        Map.of("id", "Naskah", "en", "Text")));
        document.putAll(more);
        return officer().contentType("application/json").body(document).post("/v1/agreements/{a}/documents", agreement).then()
                .statusCode(201).extract().path("id");
    }

    private static ValidatableResponse upload(String document, String type, byte[] bytes) {
        String tag = officer().get("/v1/documents/{d}", document).then().extract().header("ETag");
        return officer().header("If-Match", tag).contentType(type).body(bytes).put("/v1/documents/{d}/content", document)
                .then();
    }

    @Test
    void a_file_comes_back_as_it_went_in_whole_and_in_parts() {
        // Given
        byte[] pdf = aPdf(300_000);
        String document = registered("paris-sister-city", Map.of());

        // When
        upload(document, "application/pdf", pdf).statusCode(200).body("file.size", equalTo(300_000))
                .body("file.mediaType", equalTo("application/pdf"));

        // Then
        ValidatableResponse whole = given().get("/v1/documents/{d}/content", document).then().statusCode(200)
                .header("Content-Type", "application/pdf").header("Accept-Ranges", "bytes")
                .header("X-Content-Type-Options", "nosniff").header("Content-Disposition", containsString("attachment"))
                .header("Content-Length", "300000");
        assertThat(whole.extract().asByteArray()).isEqualTo(pdf);
        String tag = whole.extract().header("ETag");
        byte[] part = given().header("Range", "bytes=1000-1999").get("/v1/documents/{d}/content", document).then()
                .statusCode(206).header("Content-Range", "bytes 1000-1999/300000").extract().asByteArray();
        assertThat(part).isEqualTo(Arrays.copyOfRange(pdf, 1000, 2000));
        byte[] end = given().header("Range", "bytes=-10").get("/v1/documents/{d}/content", document).then().statusCode(206)
                .extract().asByteArray();
        assertThat(end).isEqualTo(Arrays.copyOfRange(pdf, 299_990, 300_000));
        given().header("Range", "bytes=300000-").get("/v1/documents/{d}/content", document).then()
                .spec(problem(416, "range-not-satisfiable"));
        given().header("Range", "bytes=1-2").header("If-Range", "\"other\"").get("/v1/documents/{d}/content", document).then()
                .statusCode(200);
        given().header("If-None-Match", tag).get("/v1/documents/{d}/content", document).then().statusCode(304);
    }

    @Test
    void what_was_stored_is_never_replaced() {
        // Given
        String document = registered("paris-sister-city", Map.of());
        upload(document, "image/png", PNG).statusCode(200);

        // When
        ValidatableResponse answer = upload(document, "image/png", PNG);

        // Then
        answer.spec(problem(409, "document-has-file"));
    }

    @ParameterizedTest
    @CsvSource({ "application/pdf, PK zipped, 415, document-type-unsupported",
            "application/pdf, <html>, 415, document-type-unsupported",
            "image/png, %PDF-1.7 text, 415, document-type-mismatch",
            "application/octet-stream, %PD, 415, document-type-unsupported",
            "text/plain, %PDF-1.7, 415, unsupported-media-type" })
    void a_file_that_is_not_what_it_says_is_refused(String type, String content, int status, String code) {
        // Given
        String document = registered("paris-sister-city", Map.of());

        // When
        ValidatableResponse answer = upload(document, type, content.getBytes(StandardCharsets.UTF_8));

        // Then
        answer.statusCode(status).body("code", equalTo(code));
        given().get("/v1/documents/{d}", document).then().body("file", nullValue());
    }

    @Test
    void a_file_of_more_than_25_mebibytes_is_refused() throws Exception {
        // Given
        String document = registered("paris-sister-city", Map.of());

        // When
        HttpResponse<String> answer = upload(document, 25 * 1024 * 1024 + 1);

        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("document-too-large");
        assertThat(upload(document, 25 * 1024 * 1024).statusCode()).isEqualTo(200);
    }

    /** As a stream: the client of the other tests makes many copies of what it sends. */
    private HttpResponse<String> upload(String document, long size) throws Exception {
        String tag = officer().get("/v1/documents/{d}", document).then().extract().header("ETag");
        return HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create(origin + "v1/documents/" + document + "/content"))
                        .header("Authorization", "Bearer " + Tokens.of("cooperation-officer")).header("If-Match", tag)
                        .header("Content-Type", "application/pdf")
                        .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> aLongPdf(size))).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void documents_are_restricted_before_the_signing() {
        // Given
        String document = registered("bekasi-2025", Map.of("type", "plan"));
        upload(document, "image/png", PNG).statusCode(200);

        // When
        ValidatableResponse answer = given().get("/v1/documents/{d}/content", document).then();

        // Then
        answer.statusCode(404);
        given().get("/v1/documents/{d}", document).then().statusCode(404);
        given().get("/v1/agreements/bekasi-2025/documents").then().statusCode(404);
        given().auth().oauth2(Tokens.of("home-affairs")).get("/v1/documents/{d}/content", document).then().statusCode(200)
                .header("Cache-Control", "private, no-store");
    }

    @Test
    void what_is_marked_as_restricted_stays_so_after_the_signing() {
        // Given
        String agreement = "tokyo-sister-city";
        String secret = registered(agreement, Map.of("type", "council-approval", "restricted", true));
        String open = registered(agreement, Map.of("link", "https://example.org/text.pdf"));

        // When
        ValidatableResponse list = given().queryParam("limit", 200).get("/v1/agreements/{a}/documents", agreement).then();

        // Then
        list.statusCode(200).body("items.id", hasItem(open));
        assertThat(list.extract().<java.util.List<String>> path("items.id")).doesNotContain(secret);
        given().get("/v1/documents/{d}", secret).then().statusCode(404);
        upload(open, "image/png", PNG).spec(problem(409, "document-is-linked"));
        given().get("/v1/documents/{d}/content", open).then().spec(problem(404, "document-without-file"));
    }

    @Test
    void a_description_that_cannot_be_is_refused() {
        officer().contentType("application/json").body(Map.of("type", "signed-text", "language", "english", "role", "authentic",
                "title", Map.of("id", "A", "en", "B"), "link", "ftp://x")).post("/v1/agreements/paris-sister-city/documents")
                .then().spec(problem(400, "invalid-request")).body("errors", hasItem(at("/language", "wrong-form")))
                .body("errors", hasItem(at("/link", "wrong-form"))).body("errors", hasSize(2));
    }

    @Test
    void a_json_body_may_still_have_one_mebibyte_only() {
        officer().contentType("application/json").body("{\"x\": \"" + "a".repeat(1_100_000) + "\"}")
                .post("/v1/agreements/paris-sister-city/documents").then().statusCode(413);
    }
}
