package id.etalase.kit.http;

import static id.etalase.testkit.Problems.header;
import static id.etalase.testkit.Problems.parameter;
import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class HttpProblemsTest {

    @TestHTTPResource
    URI server;

    @ParameterizedTest
    @ValueSource(strings = { "/nowhere", "/v1/notes/echo/deeper", "/v1", "/q/nothing", "/v1/notes/not-a-uuid",
            "/v1/notes/1-1-1-1-1" })
    void what_is_not_there_is_a_404(String path) {
        given().get(path).then().spec(problem(404, "not-found"));
    }

    @Test
    void an_unknown_id_is_a_404_of_its_own() {
        UUID id = UUID.randomUUID();

        given().get("/v1/notes/" + id).then().spec(problem(404, "note-not-found"))
                .body("detail", equalTo("There is no note " + id + "."));
    }

    @ParameterizedTest
    @CsvSource({ "DELETE, /v1/notes, 'GET, HEAD, OPTIONS, POST'", "PUT, /v1/notes/echo, 'GET, HEAD, OPTIONS, PATCH, POST'",
            "POST, /problems, 'GET, HEAD, OPTIONS'" })
    void a_method_that_a_path_does_not_have_is_a_405_that_names_the_others(String method, String path, String allow) {
        given().request(method, path).then().spec(problem(405, "method-not-allowed")).header("Allow", allow);
    }

    @Test
    void an_unacceptable_format_is_a_406_that_names_the_offered_ones() {
        given().accept("text/csv").get("/v1/notes").then().spec(problem(406, "not-acceptable"))
                .body("supported", contains("application/json"));
    }

    @Test
    void a_body_of_another_media_type_is_a_415_that_names_the_right_one() {
        given().contentType("text/plain").body("x").post("/v1/notes/echo").then()
                .spec(problem(415, "unsupported-media-type")).header("Accept-Post", "application/json");
        given().auth().oauth2(Tokens.of("app")).contentType("application/json").body("{}")
                .patch("/v1/notes/" + UUID.randomUUID()).then().spec(problem(415, "unsupported-media-type"))
                .header("Accept-Patch", "application/merge-patch+json");
        given().contentType("application/json").header("Content-Encoding", "gzip").body("{}").post("/v1/notes/echo").then()
                .spec(problem(415, "unsupported-content-encoding"));
    }

    @Test
    void a_body_over_the_limit_is_a_413_whether_its_length_is_declared_or_not() throws Exception {
        byte[] large = ("{\"title\":\"" + "x".repeat(3_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);

        given().contentType("application/json").body(large).post("/v1/notes/echo").then()
                .spec(problem(413, "body-too-large")).body("detail", containsString("1048576"));
        HttpResponse<String> chunked = HttpClient.newHttpClient().send(HttpRequest.newBuilder(server.resolve("/v1/notes/echo"))
                .version(HttpClient.Version.HTTP_1_1).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(chunked.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(chunked.body()).contains("body-too-large");
    }

    @Test
    void too_long_an_address_is_a_414() {
        given().get("/v1/notes?text=" + "x".repeat(9_000)).then().spec(problem(414, "uri-too-long"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/v1/notes?text=%zz", "/v1/notes?text=%", "/v1/notes?text=%C3%28", "/v1/notes?text=a%00b",
            "/v1/notes/%ff", "/v1/notes/%00", "/v1/no%5tes" })
    void an_address_that_is_not_encoded_text_is_a_400(String raw) throws IOException {
        // By hand, because every client refuses to send these.
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(
                    ("GET " + raw + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "malformed-request");
        }
    }

    @ParameterizedTest
    @CsvSource({ "limit=abc, limit, not-a-whole-number", "limit=0, limit, too-small", "limit=201, limit, too-large",
            "limit=99999999999, limit, not-a-whole-number",
            "total=yes, total, not-a-boolean", "mood=odd, mood, not-one-of", "mood=SO_SO, mood, not-one-of",
            "dueOn=2026-02-30, dueOn, not-a-date", "parent=7, parent, not-a-uuid", "text=12345678901, text, too-long",
            "lmit=5, lmit, unknown-parameter", "limit=5&limit=6, limit, repeated-parameter" })
    void a_wrong_parameter_is_told_by_its_name(String query, String name, String code) {
        given().get("/v1/notes?" + query).then().spec(problem(400, "invalid-request"))
                .body("errors", contains(parameter(name, code)));
    }

    @Test
    void an_unknown_parameter_is_answered_with_the_known_ones() {
        given().get("/v1/notes?lmit=5").then().body("errors[0].allowed",
                contains("cursor", "dueOn", "limit", "mood", "parent", "tag", "text", "total"));
        given().get("/v1/notes/" + UUID.randomUUID() + "?x=1&y=2").then().body("errors",
                containsInAnyOrder(parameter("x", "unknown-parameter"), parameter("y", "unknown-parameter")));
    }

    @Test
    void a_parameter_without_a_value_is_one_that_was_not_given() {
        given().get("/v1/notes?limit=&mood=&dueOn=&text=&cursor=&total=&parent=").then().statusCode(200)
                .body("items.size()", equalTo(50));
    }

    @Test
    void right_parameters_are_taken() {
        given().get("/v1/notes?limit=200&total=true&mood=very-good&dueOn=2028-02-29&tag=a&tag=b&parent=" + UUID.randomUUID())
                .then().statusCode(200).body("items.size()", equalTo(120)).body("total", equalTo(120));
    }

    @Test
    void no_token_is_a_401_that_asks_for_one() {
        given().contentType("application/json").body("{\"title\":\"x\"}").post("/v1/notes").then()
                .spec(problem(401, "token-required")).header("WWW-Authenticate", "Bearer realm=\"etalase\"");
    }

    @Test
    void a_bad_token_is_a_401_even_where_none_is_needed() {
        for (String token : new String[] { Tokens.expired("app"), Tokens.forAnotherAudience("app"),
                Tokens.fromAnotherIssuer("app"), Tokens.forged("app"), "garbage", "a.b.c" }) {
            for (String path : new String[] { "/v1/notes", "/v1/notes/" + UUID.randomUUID(), "/nowhere" }) {
                given().auth().oauth2(token).get(path).then().spec(problem(401, "token-invalid"))
                        .header("WWW-Authenticate", "Bearer realm=\"etalase\", error=\"invalid_token\"");
            }
        }
    }

    @Test
    void another_role_is_a_403_before_anything_else_is_looked_at() {
        given().auth().oauth2(Tokens.of("auditor")).contentType("application/json").body("{\"nonsense\":1}")
                .post("/v1/notes?what=1").then().spec(problem(403, "forbidden"));
    }

    @Test
    void a_role_in_a_header_is_nothing() {
        given().header("X-Roles", "app").header("groups", "app").header("X-Forwarded-User", "app")
                .contentType("application/json").body("{\"title\":\"x\"}").post("/v1/notes").then()
                .spec(problem(401, "token-required"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "id|id", "in|id", "id-ID, en;q=0.5|id", "en;q=0.4, id;q=0.9|id", "en|en", "fr, de|en",
            "*|en", "fr, id;q=0.1|id", "id;q=0, en|en", ";;;|en", "'' |en" })
    void the_language_is_the_one_the_caller_likes_best(String accept, String language) {
        given().header("Accept-Language", accept).get("/nowhere").then().header("Content-Language", language)
                .body("title", equalTo(language.equals("id") ? "Tidak ada apa pun di sini" : "There is nothing here"));
    }

    @Test
    void a_request_id_is_kept_when_sane_and_else_made() {
        given().header("X-Request-Id", "trip-7:a").get("/nowhere").then().header("X-Request-Id", "trip-7:a")
                .body("traceId", equalTo("trip-7:a"));
        for (String bad : new String[] { "x".repeat(129), "a b", "<script>", "" }) {
            String made = given().header("X-Request-Id", bad).get("/v1/notes").header("X-Request-Id");
            assertThat(UUID.fromString(made).version()).isEqualTo(7);
        }
    }

    @Test
    void the_trace_of_the_caller_is_named_when_it_is_valid() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        given().header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01").get("/nowhere").then()
                .body("traceId", equalTo(trace));
        given().header("traceparent", "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01").header("X-Request-Id", "mine")
                .get("/nowhere").then().body("traceId", equalTo("mine"));
    }

    @Test
    void health_and_documents_are_not_disturbed() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/openapi?format=json").then().statusCode(200).body("openapi", startsWith("3."));
    }

    @Test
    void a_change_needs_the_version_it_is_based_on() {
        String key = UUID.randomUUID().toString();
        String path = given().auth().oauth2(Tokens.of("app")).header("Idempotency-Key", key).contentType("application/json")
                .body("{\"title\":\"x\"}").post("/v1/notes").header("Location");
        String tag = given().get(path).header("ETag");

        patch(path, null).then().spec(problem(428, "if-match-required"));
        patch(path, "3").then().spec(problem(400, "invalid-request")).body("errors",
                contains(header("If-Match", "not-an-entity-tag")));
        patch(path, "\"other\"").then().spec(problem(412, "stale-version"));
        patch(path, "W/" + tag).then().spec(problem(412, "stale-version"));
        String next = patch(path, "\"other\", " + tag).then().statusCode(200).extract().header("ETag");
        assertThat(next).isNotEqualTo(tag).isEqualTo(given().get(path).header("ETag"));
        patch(path, tag).then().spec(problem(412, "stale-version"));
        patch(path, "*").then().statusCode(200);
    }

    @Test
    void a_read_of_what_is_known_is_a_304() {
        String path = given().auth().oauth2(Tokens.of("app")).header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json").body("{\"title\":\"x\"}").post("/v1/notes").header("Location");
        String tag = given().get(path).header("ETag");

        given().header("If-None-Match", "\"old\", W/" + tag).get(path).then().statusCode(304).header("ETag", tag)
                .body(equalTo(""));
        given().header("If-None-Match", "\"old\"").get(path).then().statusCode(200);
    }

    @Test
    void a_single_thing_without_a_version_has_the_tag_of_its_bytes() {
        String tag = given().get("/v1/faults/names/one").header("ETag");

        assertThat(tag).matches("\"[A-Za-z0-9_-]{20}\"").isEqualTo(given().get("/v1/faults/names/one").header("ETag"))
                .isNotEqualTo(given().get("/v1/faults/names/two").header("ETag"));
        given().get("/v1/faults/names/one").then().body("name", equalTo("one")).contentType("application/json");
        given().header("If-None-Match", tag).get("/v1/faults/names/one").then().statusCode(304).body(equalTo(""));
    }

    private static io.restassured.response.Response patch(String path, String ifMatch) {
        var request = given().auth().oauth2(Tokens.of("app")).contentType("application/merge-patch+json")
                .body("{\"stars\":4}");
        return ifMatch == null ? request.patch(path) : request.header("If-Match", ifMatch).patch(path);
    }
}
