package id.etalase.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;

import id.etalase.gateway.Services.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(Services.class)
class DeprecationTest {

    @Service("partnerships")
    FakeService partnerships;

    @Test
    void an_operation_that_goes_says_so_on_every_answer_and_in_the_documents() {
        partnerships.on("/v1/partners/hanoi", request -> request.response().putHeader("Link", "</x>; rel=\"self\"").end("{}"));

        given().get("/v1/partners/hanoi").then().statusCode(200).header("Deprecation", "@1767225600")
                .header("Sunset", "Fri, 01 Jan 2027 00:00:00 GMT");
        given().head("/v1/partners/hanoi").then().header("Deprecation", "@1767225600");
        given().get("/v1/partners/nobody").then().statusCode(404).header("Deprecation", "@1767225600");
        given().delete("/v1/partners/hanoi").then().header("Deprecation", nullValue());
        given().get("/v1/partners").then().header("Deprecation", nullValue());
        given().get("/openapi").then().body("paths.'/v1/partners/{partner}'.get.deprecated", is(true))
                .body("paths.'/v1/partners/{partner}'.get.description", containsString("gone from 2027-01-01 on"));
    }

    @Test
    void the_page_that_explains_it_is_linked() {
        partnerships.onJson("/v1/partners/linked", "{}");

        org.assertj.core.api.Assertions.assertThat(given().get("/v1/partners/linked").headers().getValues("Link"))
                .contains("<https://etalase.example/old>; rel=\"deprecation\"");
    }
}
