package id.etalase.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;

import org.junit.jupiter.api.Test;

import id.etalase.gateway.Services.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(Services.class)
class RoutingTest {

    private static final Iterable<String> LINKS = List.of("</a>; rel=\"next\"",
            "<//other.example/b>; rel=\"self\", <c>; rel=\"up\"");

    @Service("partnerships")
    FakeService partnerships;

    @Service("ascn")
    FakeService ascn;

    @Test
    void a_path_goes_to_the_service_that_owns_its_prefix() {
        partnerships.onJson("/v1/agreements/a", "{\"service\": \"partnerships\"}");
        ascn.onJson("/v1/cities/jakarta", "{\"service\": \"ascn\"}");

        given().get("/v1/agreements/a").then().statusCode(200).body("service", is("partnerships"));
        given().get("/v1/cities/jakarta").then().statusCode(200).body("service", is("ascn"));
    }

    @Test
    void of_two_prefixes_the_longer_one_wins() {
        ascn.onJson("/v1/agreements/of-cities/x", "{\"service\": \"ascn\"}");
        partnerships.onJson("/v1/agreements/of-citiesx", "{\"service\": \"partnerships\"}");

        given().get("/v1/agreements/of-cities/x").then().body("service", is("ascn"));
        given().get("/v1/agreements/of-citiesx").then().body("service", is("partnerships"));
    }

    @Test
    void a_prefix_covers_whole_segments_only() {
        given().get("/v1/agreements-of-others").then().statusCode(404).body("code", is("route-not-found"));

        assertThat(partnerships.seen("/v1/agreements-of-others")).isEmpty();
    }

    @Test
    void a_path_that_nobody_owns_is_a_problem() {
        given().header("Accept-Language", "id-ID, en;q=0.5").get("/v1/nothing")
                .then().statusCode(404)
                .contentType("application/problem+json")
                .header("Content-Language", "id")
                .header("Vary", containsString("Accept-Language"))
                .body("type", is("https://etalase.example/kerja-sama/problems/route-not-found"))
                .body("title", is("Tidak ada apa-apa di sini"))
                .body("status", is(404))
                .body("code", is("route-not-found"));
        given().header("Accept-Language", "fr").get("/v1/nothing")
                .then().header("Content-Language", "en").body("title", is("Nothing here"));
    }

    @Test
    void method_path_query_and_body_pass_unchanged() {
        partnerships.on("/v1/agreements/b%20c", request -> request.body()
                .onSuccess(body -> request.response().setStatusCode(201).end(body)));

        given().urlEncodingEnabled(false).contentType("application/merge-patch+json").body("{\"a\": \"é\"}".getBytes())
                .patch("/v1/agreements/b%20c?x=%2F..&y=a+b&y=%C3%A9")
                .then().statusCode(201).body(equalTo("{\"a\": \"é\"}"));

        FakeService.Seen seen = partnerships.onlySeen("/v1/agreements/b%20c");
        assertThat(seen.method()).isEqualTo("PATCH");
        assertThat(seen.uri()).isEqualTo("/v1/agreements/b%20c?x=%2F..&y=a+b&y=%C3%A9");
        assertThat(seen.headers().get("Content-Type")).startsWith("application/merge-patch+json");
    }

    @Test
    void what_the_service_answers_comes_back_with_the_public_prefix_where_it_refers_to_the_root() {
        partnerships.on("/v1/agreements/conflict", request -> request.response()
                .setStatusCode(409)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("ETag", "\"7\"")
                .putHeader("Vary", "Accept, Accept-Language")
                .putHeader("Content-Language", "id")
                .putHeader("Location", "/v1/agreements/x")
                .putHeader("Link", LINKS)
                .end("{\"code\": \"approvals-missing\"}"));

        var answer = given().get("/v1/agreements/conflict").then().statusCode(409)
                .contentType("application/problem+json")
                .header("ETag", "\"7\"").header("Content-Language", "id")
                .body("code", is("approvals-missing"))
                .extract();

        assertThat(answer.headers().getValues("Link")).containsExactly("</kerja-sama/a>; rel=\"next\"",
                "<//other.example/b>; rel=\"self\", <c>; rel=\"up\"");
        assertThat(answer.headers().getValue("Location")).isEqualTo("/kerja-sama/v1/agreements/x");
        assertThat(answer.headers().getValues("Vary")).contains("Accept, Accept-Language");
    }

    @Test
    void a_head_request_gets_the_head_of_the_answer() {
        partnerships.on("/v1/agreements/head", request -> request.response().putHeader("Content-Length", "1234")
                .putHeader("ETag", "\"h\"").end());

        given().head("/v1/agreements/head").then().statusCode(200).header("Content-Length", "1234").header("ETag", "\"h\"");

        assertThat(partnerships.onlySeen("/v1/agreements/head").method()).isEqualTo("HEAD");
    }

    @Test
    void a_not_modified_answer_has_a_tag_and_no_body() {
        partnerships.on("/v1/agreements/same",
                request -> request.response().setStatusCode(304).putHeader("ETag", "\"1\"").end());

        given().header("X-Uncached", "1").header("If-None-Match", "\"1\"").get("/v1/agreements/same")
                .then().statusCode(304).header("ETag", "\"1\"").header("Transfer-Encoding", nullValue()).body(is(""));

        assertThat(partnerships.onlySeen("/v1/agreements/same").headers().get("If-None-Match")).isEqualTo("\"1\"");
    }

    @Test
    void an_answer_without_content_says_nothing_of_a_body() {
        partnerships.on("/v1/agreements/gone", request -> request.response().setStatusCode(204).end());

        given().delete("/v1/agreements/gone").then().statusCode(204).header("Transfer-Encoding", nullValue())
                .header("Content-Length", nullValue());
    }

    @Test
    void a_method_the_suite_does_not_speak_is_refused() {
        given().request("TRACE", "/v1/agreements").then().statusCode(405).body("code", is("method-not-allowed"))
                .header("Allow", "GET, HEAD, POST, OPTIONS");
        given().request("QUERY", "/v1/agreements/any").then().statusCode(405)
                .header("Allow", "GET, HEAD, PATCH, OPTIONS");
        given().request("TRACE", "/status").then().statusCode(405).header("Allow", "GET, HEAD");
        given().request("QUERY", "/").then().statusCode(405).header("Allow", "GET, HEAD");
        given().request("TRACE", "/docs/").then().statusCode(405).header("Allow", "GET, HEAD");
        given().request("TRACE", "/v1/nowhere").then().statusCode(404).body("code", is("route-not-found"));

        assertThat(partnerships.seen()).noneMatch(request -> request.method().equals("TRACE"));
    }
}
