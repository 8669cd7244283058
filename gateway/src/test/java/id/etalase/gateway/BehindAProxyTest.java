package id.etalase.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;

import org.junit.jupiter.api.Test;

import id.etalase.gateway.Services.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** The gateway with a trusted proxy in front of it, and with only one origin that may write. */
@QuarkusTest
@TestProfile(BehindAProxyTest.Settings.class)
@QuarkusTestResource(Services.class)
class BehindAProxyTest {

    public static class Settings implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("etalase.gateway.trusted-proxies", "10.0.0.0/8,127.0.0.1", "etalase.gateway.cors.origins",
                    "https://office.example", "etalase.gateway.cors.methods", "GET,HEAD,POST");
        }
    }

    @Service("partnerships")
    FakeService partnerships;

    @Test
    void the_documents_name_the_address_that_the_proxy_names() {
        given().header("X-Forwarded-Proto", "http").header("X-Forwarded-Host", "jakarta.example:8443")
                .header("X-Forwarded-Prefix", "/suite/").get("/openapi")
                .then().body("servers[0].url", is("http://jakarta.example:8443/suite"));
        given().header("X-Forwarded-Host", "jakarta.example").get("/v1/nothing")
                .then().body("type", is("https://jakarta.example/kerja-sama/problems/route-not-found"));
    }

    @Test
    void what_the_proxy_says_is_still_looked_at() {
        given().header("X-Forwarded-Proto", "javascript").header("X-Forwarded-Host", "evil/\"><script>")
                .header("X-Forwarded-Prefix", "//evil.example").get("/openapi")
                .then().body("servers[0].url", is("https://etalase.example/kerja-sama"));
    }

    @Test
    void the_service_sees_the_whole_way_the_request_came() {
        partnerships.onJson("/v1/agreements/proxied", "{}");

        given().header("X-Uncached", "1").header("X-Forwarded-For", "203.0.113.7").header("X-Forwarded-Host", "jakarta.example")
                .header("X-Forwarded-User", "minister").get("/v1/agreements/proxied");

        var headers = partnerships.onlySeen("/v1/agreements/proxied").headers();
        assertThat(headers.get("X-Forwarded-For")).isEqualTo("203.0.113.7, 127.0.0.1");
        assertThat(headers.get("X-Forwarded-Host")).isEqualTo("jakarta.example");
        assertThat(headers.contains("X-Forwarded-User")).isFalse();
    }

    @Test
    void only_the_named_origin_may_write() {
        partnerships.on("/v1/agreements/write", request -> request.response().setStatusCode(201).end("{}"));

        given().header("Origin", "https://office.example").post("/v1/agreements/write").then().statusCode(201)
                .header("Access-Control-Allow-Origin", "https://office.example").header("Vary", containsString("rigin"));
        given().header("Origin", "https://elsewhere.example").post("/v1/agreements/write").then().statusCode(403)
                .contentType("application/problem+json").body("code", is("cross-origin-refused"))
                .header("Access-Control-Allow-Origin", nullValue());
    }
}
