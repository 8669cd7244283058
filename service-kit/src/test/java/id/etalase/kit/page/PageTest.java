package id.etalase.kit.page;

import static id.etalase.testkit.Problems.parameter;
import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class PageTest {

    @Test
    void the_links_lead_through_the_whole_list_once() {
        List<Integer> seen = new ArrayList<>();

        String next = "/v1/notes?limit=50&tag=a%26b&tag=%C3%BC";
        while (next != null) {
            Response page = given().urlEncodingEnabled(false).get(next);
            seen.addAll(page.jsonPath().getList("items", Integer.class));
            String link = page.header("Link");
            assertThat(link == null).isEqualTo(page.path("next") == null);
            assertThat(link == null || link.matches("</v1/notes\\?.*tag=a%26b.*>; rel=\"next\"")).as(link).isTrue();
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }

        assertThat(seen).isEqualTo(IntStream.rangeClosed(1, 120).boxed().toList());
    }

    @Test
    void the_last_page_has_neither_next_nor_link_nor_an_unasked_total() {
        given().get("/v1/notes?limit=120").then().statusCode(200).header("Link", (String) null)
                .body("$", not(hasKey("next"))).body("$", not(hasKey("total")));
    }

    @Test
    void a_cursor_does_not_fit_another_filter() {
        String cursor = given().get("/v1/notes?mood=so-so").path("next");

        given().get("/v1/notes?mood=so-so&cursor=" + cursor).then().statusCode(200);
        given().get("/v1/notes?mood=very-good&cursor=" + cursor).then().spec(problem(400, "invalid-cursor"))
                .body("errors", contains(parameter("cursor", "not-a-cursor")));
    }
}
