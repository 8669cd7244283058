package id.etalase.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.gateway.Services.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
@QuarkusTestResource(Services.class)
class HeadersTest {

    @Service("partnerships")
    FakeService partnerships;

    @ParameterizedTest
    @ValueSource(strings = { "X-User", "X-Role", "X-Roles", "x_role", "X-Forwarded-User", "X-Forwarded-Groups",
            "X-Forwarded-Access-Token", "X-Auth-Request-User", "X-Remote-User", "Remote-User", "X-Ministry", "X-Client-Cert",
            "X-Consumer-Username", "Forwarded", "X-Real-IP", "X-HTTP-Method-Override", "X-Original-URL", "Proxy" })
    void an_identity_that_a_caller_claims_by_a_header_does_not_reach_a_service(String header) {
        String path = "/v1/agreements/forged-" + header.toLowerCase();
        partnerships.onJson(path, "{}");

        given().header(header, "home-affairs").get(path).then().statusCode(200);

        assertThat(partnerships.onlySeen(path).headers().names()).doesNotContain(header, header.toLowerCase());
    }

    @Test
    void the_token_passes() {
        partnerships.onJson("/v1/agreements/token", "{}");

        given().header("Authorization", "Bearer abc").get("/v1/agreements/token").then().statusCode(200);

        assertThat(partnerships.onlySeen("/v1/agreements/token").headers().get("Authorization")).isEqualTo("Bearer abc");
    }

    @Test
    void the_service_learns_of_the_client_only_what_the_gateway_knows() {
        partnerships.onJson("/v1/agreements/forwarded", "{}");

        given().header("X-Uncached", "1").header("X-Forwarded-For", "6.6.6.6").header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "gopher").header("X-Forwarded-Prefix", "/evil")
                .header("Host", "evil.example").get("/v1/agreements/forwarded").then().statusCode(200);

        var headers = partnerships.onlySeen("/v1/agreements/forwarded").headers();
        assertThat(headers.getAll("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(headers.getAll("X-Forwarded-Host")).containsExactly("etalase.example");
        assertThat(headers.getAll("X-Forwarded-Proto")).containsExactly("https");
        assertThat(headers.getAll("X-Forwarded-Prefix")).containsExactly("/kerja-sama");
        assertThat(headers.get("Host")).isEqualTo("127.0.0.1:" + partnerships.port());
    }

    @Test
    void headers_for_one_connection_stay_on_it() throws Exception {
        partnerships.on("/v1/agreements/hops", request -> request.response()
                .putHeader("Connection", "keep-alive, X-Inner").putHeader("X-Inner", "1").putHeader("Keep-Alive", "timeout=5")
                .putHeader("Proxy-Authenticate", "Basic").putHeader("X-Kept", "1").end("ok"));

        String answer = RawHttp.exchange(RestAssured.port, "GET /v1/agreements/hops HTTP/1.1\r\nHost: x\r\n"
                + "Connection: X-Mine\r\nConnection: close\r\nX-Mine: 1\r\nKeep-Alive: 300\r\nTE: trailers\r\nUpgrade: websocket\r\n"
                + "Proxy-Authorization: Basic eA==\r\nX-Passed: 1\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").contains("X-Kept: 1").doesNotContain("X-Inner", "Keep-Alive: timeout",
                "Proxy-Authenticate");
        var seen = partnerships.onlySeen("/v1/agreements/hops").headers();
        assertThat(seen.names()).contains("X-Passed").doesNotContain("X-Mine", "Keep-Alive", "TE", "Upgrade",
                "Proxy-Authorization", "Connection");
        assertThat(seen.get("Via")).isEqualTo("1.1 etalase");
    }

    @Test
    void a_limit_that_a_service_tells_of_stands_beside_that_of_the_gateway() {
        partnerships.on("/v1/agreements/limited", request -> request.response().setStatusCode(429)
                .putHeader("RateLimit", "\"own\";r=0;t=60").putHeader("Date", "Mon, 02 Nov 2026 00:00:00 GMT").end());

        var answer = given().get("/v1/agreements/limited").then().statusCode(429).extract();

        assertThat(answer.headers().getValues("RateLimit")).hasSize(2).anyMatch(value -> value.startsWith("\"anonymous\""))
                .contains("\"own\";r=0;t=60");
        assertThat(answer.headers().getValues("Date")).containsExactly("Mon, 02 Nov 2026 00:00:00 GMT");
    }

    @Test
    void a_connection_that_is_to_be_closed_is_closed_also_where_that_stands_in_a_list() throws Exception {
        partnerships.onJson("/v1/agreements/last", "{}");

        // It reads up to the end of the connection.
        String answer = RawHttp.exchange(RestAssured.port,
                "GET /v1/agreements/last HTTP/1.1\r\nHost: x\r\nConnection: X-Mine, Close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").containsIgnoringCase("connection: close");
    }

    @Test
    void a_sane_request_id_is_kept_all_the_way() {
        partnerships.on("/v1/agreements/id", request -> request.response().putHeader("X-Request-Id", "from-service").end("{}"));

        given().header("X-Request-Id", "jaki-2026.11_7").get("/v1/agreements/id")
                .then().header("X-Request-Id", "jaki-2026.11_7");

        assertThat(partnerships.onlySeen("/v1/agreements/id").headers().getAll("X-Request-Id"))
                .containsExactly("jaki-2026.11_7");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a b", "<script>", "x\"y", "budi@example.id", "" })
    void another_request_id_is_replaced(String insane) {
        given().header("X-Request-Id", insane).get("/v1/nothing")
                .then().header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }

    @Test
    void an_endless_request_id_is_replaced() {
        given().header("X-Request-Id", "a".repeat(129)).get("/v1/nothing")
                .then().header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }

    @Test
    void a_trace_goes_on_and_stands_in_a_problem() {
        String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        partnerships.onJson("/v1/agreements/trace", "{}");

        given().header("traceparent", traceparent).header("tracestate", "a=b").get("/v1/agreements/trace");
        given().header("traceparent", traceparent).get("/v1/nothing")
                .then().body("traceId", is("0af7651916cd43dd8448eb211c80319c"));

        var headers = partnerships.onlySeen("/v1/agreements/trace").headers();
        assertThat(headers.get("traceparent")).isEqualTo(traceparent);
        assertThat(headers.get("tracestate")).isEqualTo("a=b");
    }

    @Test
    void without_a_trace_a_problem_names_the_request_id() {
        given().header("X-Request-Id", "r-1").get("/v1/nothing").then().body("traceId", is("r-1"));
    }

    @Test
    void every_answer_has_the_security_headers() {
        partnerships.onJson("/v1/agreements/secure", "{}");

        for (String path : List.of("/v1/agreements/secure", "/v1/nothing", "/q/health/live")) {
            given().get(path).then()
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                    .header("Strict-Transport-Security", "max-age=31536000")
                    .header("X-Request-Id", not(nullValue()))
                    .header("Date", matchesPattern("[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT"));
        }
    }
}
