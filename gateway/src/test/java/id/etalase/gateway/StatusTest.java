package id.etalase.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(Services.class)
class StatusTest {

    @Test
    void programs_and_people_see_which_services_are_there() {
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> given().get("/status").then().statusCode(200)
                .body("status", is("degraded"))
                .body("services.find { it.name == 'partnerships' }.status", is("up"))
                .body("services.find { it.name == 'down' }.status", is("down"))
                .body("services.find { it.name == 'pair' }.replicas", is(2)));
        given().header("Accept", "text/html").header("Accept-Language", "id").get("/status").then().statusCode(200)
                .contentType("text/html").body(containsString("Status layanan"), containsString("tidak berjalan"))
                .body(not(containsString("127.0.0.1")));
    }

    @Test
    void the_start_page_shows_a_first_request_that_works() {
        String page = given().header("Accept", "text/html").get("/").then().statusCode(200).extract().asString();

        assertThat(page).contains("curl https://etalase.example/kerja-sama/v1/", "https://identity.example/token",
                "CloudEvent", "href=\"./status\"");
        given().header("Accept", "text/html").header("Accept-Language", "id").get("/").then()
                .body(containsString("Permintaan pertama"));
    }

    @Test
    void swagger_ui_is_told_how_to_get_a_token_of_a_role_where_that_is_wanted() {
        given().get("/docs/demo.json").then().statusCode(200).body("tokenUrl", is("https://identity.example/token"))
                .body("secret", is("shown")).body("roles", hasItem("home-affairs"));
        given().get("/docs/").then().body(containsString("id=\"role\""));
    }
}
