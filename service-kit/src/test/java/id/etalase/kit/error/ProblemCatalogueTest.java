package id.etalase.kit.error;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;

import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class ProblemCatalogueTest {

    @Test
    void all_kinds_of_problems_are_listed_in_both_languages() {
        given().get("/problems").then().statusCode(200)
                .body("items.code", hasItems("invalid-request", "stale-version", "board-full", "note-not-found"))
                .body("items.find { it.code == 'board-full' }.status", equalTo(409))
                .body("items.find { it.code == 'board-full' }.title.en", equalTo("The board is full"))
                .body("items.find { it.code == 'board-full' }.title.id", equalTo("Papan penuh"))
                .body("items.find { it.code == 'board-full' }.detail.en", equalTo("It holds {limit} notes."))
                .body("items.findAll { it.title.id == null || it.title.en == null }.size()", equalTo(0))
                .body("fieldErrors.code", hasItems("too-long", "not-a-link"))
                .body("fieldErrors.findAll { it.detail.id == null || it.detail.en == null }.size()", equalTo(0));
    }

    @Test
    void the_catalogue_is_no_part_of_the_api_document() {
        given().get("/q/openapi?format=json").then().body("paths.'/problems'", nullValue());
    }
}
