package id.etalase.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(Services.class)
class EventPagesTest {

    @Test
    void the_asyncapi_document_is_served_in_both_forms() {
        given().get("/asyncapi?format=json").then().statusCode(200).contentType("application/json")
                .body("asyncapi", equalTo("3.0.0"))
                .body("channels.'partnerships.agreement.events'.address", equalTo("partnerships.agreement.events"));
        given().get("/asyncapi?format=yaml").then().statusCode(200).contentType("application/yaml")
                .body(containsString("asyncapi: \"3.0.0\""));
        given().get("/asyncapi?format=xml").then().statusCode(400);
    }

    @Test
    void people_read_the_topics_with_their_messages_beside_swagger_ui() {
        String page = given().accept("text/html").get("/docs/events").then().statusCode(200).extract().asString();

        assertThat(page).contains("<html lang=\"en\">", "partnerships.agreement.events",
                "id.etalase.partnerships.agreement.signed.v1", "/v1/schemas/partnerships/agreement.signed.v1.json",
                "/v1/events/public-space");
        assertThat(given().accept("text/html").header("Accept-Language", "id").get("/docs/events").asString())
                .contains("Peristiwa perubahan");
        assertThat(given().accept("text/html").get("/").asString()).contains("docs/events");
    }
}
