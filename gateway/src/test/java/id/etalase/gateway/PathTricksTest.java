package id.etalase.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.gateway.Services.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
@QuarkusTestResource(Services.class)
class PathTricksTest {

    @Service("partnerships")
    FakeService partnerships;

    @ParameterizedTest
    @ValueSource(strings = {
            "/v1/agreements/../../q/health",
            "/v1/agreements/..",
            "/v1/agreements/./x",
            "/v1/agreements/%2e%2e/%2E%2E/q/metrics",
            "/v1/agreements/.%2e/x",
            "/v1/agreements/..;a=b/x",
            "/v1/agreements/..%3ba/x",
            "/v1/agreements/..%2f..%2fq",
            "/v1/agreements/..%5c..%5cq",
            "/v1/agreements/..\\..\\q",
            "/v1/agreements/%252e%252e/q",
            "/v1/agreements/%252fq",
            "/v1/agreements/%c0%ae%c0%ae/q",
            "/v1/agreements/%e0%80%ae",
            "/v1/agreements/%ff",
            "/v1/agreements/%00",
            "/v1/agreements/a%0d%0aX:y",
            "/v1/agreements/%zz",
            "/v1/agreements/%2",
            "/v1/agreements//x",
            "//v1/agreements",
            "/v1//agreements",
            "/v1/agreements/#x",
            "http://elsewhere.example/v1/agreements/../x",
            "v1/agreements",
            "*" })
    void a_path_with_two_meanings_is_refused_and_reaches_nobody(String target) throws IOException {
        int before = seenThroughTheGateway();

        String answer = RawHttp.exchange(RestAssured.port,
                "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json", "\"code\":\"invalid-path\"");
        assertThat(seenThroughTheGateway()).isEqualTo(before);
    }

    /** Without what the gateway asks for itself. */
    private int seenThroughTheGateway() {
        return (int) partnerships.seen().stream().filter(request -> request.headers().contains("Via")).count();
    }

    @Test
    void a_prefix_is_matched_as_the_service_would_read_it() throws IOException {
        partnerships.onJson("/v1/%61greements/x", "{}");

        String answer = RawHttp.exchange(RestAssured.port,
                "GET /v1/%61greements/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void the_host_in_an_absolute_target_leads_nowhere_else() throws IOException {
        partnerships.onJson("/v1/agreements/absolute", "{\"here\": true}");

        String answer = RawHttp.exchange(RestAssured.port,
                "GET http://elsewhere.example/v1/agreements/absolute?a=b HTTP/1.1\r\nHost: elsewhere.example\r\n"
                        + "Connection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("{\"here\": true}");
        assertThat(partnerships.onlySeen("/v1/agreements/absolute").uri()).isEqualTo("/v1/agreements/absolute?a=b");
    }

    @Test
    void a_query_may_hold_what_a_path_may_not() throws IOException {
        partnerships.onJson("/v1/agreements/query", "{}");

        String answer = RawHttp.exchange(RestAssured.port,
                "GET /v1/agreements/query?q=../%2f|{}%252e HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(partnerships.onlySeen("/v1/agreements/query").uri()).isEqualTo("/v1/agreements/query?q=../%2f|{}%252e");
    }
}
