package id.etalase.systemtests;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.restassured.path.json.JsonPath;

/**
 * The choice of a role in Swagger UI: what its script asks for. {@link SwaggerUiIT} makes the choice, where there is a browser.
 */
@ExtendWith(SharedSuite.class)
class DemoTokensIT {

    private static Suite suite;

    @BeforeAll
    static void start(Suite running) {
        suite = running;
    }

    @Test
    void every_role_that_the_page_offers_gets_a_token_that_the_services_know() {
        // Given
        JsonPath demo = given().baseUri(suite.gateway()).get("/docs/demo.json").then().statusCode(200).extract().jsonPath();
        List<String> roles = demo.getList("roles");
        String scheme = "components.securitySchemes.bearerToken.scheme";
        given().baseUri(suite.gateway()).get("/openapi?format=json&server=relative").then().body(scheme, equalTo("bearer"));

        for (String role : roles) {
            // When
            String token = given().header("Origin", suite.gateway()).formParam("grant_type", "client_credentials")
                    .formParam("client_id", role).formParam("client_secret", demo.getString("secret"))
                    .post(demo.getString("tokenUrl")).then().statusCode(200)
                    .header("Access-Control-Allow-Origin", anyOf(is("*"), is(suite.gateway()))).extract().path("access_token");

            // Then
            assertThat(JsonPath.from(payload(token)).getList("groups")).containsExactly(role);
            asked(token, 200);
            asked(token.substring(0, token.length() - 9) + "forgotten", 401);
        }
        assertThat(roles).contains("cooperation-officer", "auditor", "visit-desk", "app");
    }

    @Test
    void the_page_may_ask_the_identity_provider_and_nobody_else() {
        URI tokenUrl = URI.create(given().baseUri(suite.gateway()).get("/docs/demo.json").path("tokenUrl"));

        given().baseUri(suite.gateway()).get("/docs/").then().statusCode(200).header("Content-Security-Policy",
                containsString("connect-src 'self' " + tokenUrl.getScheme() + "://" + tokenUrl.getRawAuthority()));
    }

    private static void asked(String token, int status) {
        given().baseUri(suite.gateway()).auth().oauth2(token).get("/v1/cooperation-kinds").then().statusCode(status);
    }

    private static String payload(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }
}
