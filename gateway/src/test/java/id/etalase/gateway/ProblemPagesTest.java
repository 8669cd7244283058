package id.etalase.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import id.etalase.gateway.Services.Service;
import id.etalase.gateway.problem.ProblemKind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(Services.class)
class ProblemPagesTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @Service("ascn")
    FakeService ascn;

    @ParameterizedTest
    @EnumSource(ProblemKind.class)
    void every_kind_of_the_gateway_has_a_page_in_both_languages(ProblemKind kind) {
        String english = page("/problems/" + kind.code(), "en");
        String indonesian = page("/problems/" + kind.code(), "id");

        assertThat(english).contains("<html lang=\"en\">", kind.code(), "<dd>" + kind.status() + "</dd>");
        assertThat(indonesian).contains("<html lang=\"id\">", kind.code());
        assertThat(title(english)).isNotEqualTo(title(indonesian)).isNotBlank();
    }

    @Test
    void a_program_gets_json() {
        given().get("/problems/service-unavailable").then().statusCode(200).contentType("application/json")
                .body("code", is("service-unavailable")).body("status", is(503))
                .body("title.en", is("The service is not available")).body("title.id", is("Layanan tidak tersedia"))
                .body("sources", contains("gateway"));
        given().get("/problems").then().contentType("application/json")
                .body("items.code", hasItems("route-not-found", "service-timeout"));
    }

    @Test
    void the_kinds_of_a_service_appear_and_stay_when_it_is_gone() {
        ascn.onJson("/problems", """
                {"items": [{"code": "city-not-found", "status": 404, "title": {"en": "No such <city>", "id": "Kota tidak ada"},
                 "detail": {"en": "There is no city {slug}."}},
                 {"code": "internal-error", "status": 500, "title": {"en": "Told by the service"}, "detail": {}}],
                 "fieldErrors": []}""");

        await().atMost(Duration.ofSeconds(10)).until(() -> given().get("/problems/city-not-found").statusCode() == 200);
        ascn.on("/problems", request -> request.response().setStatusCode(500).end());
        int asked = ascn.seen("/problems").size();
        await().atMost(Duration.ofSeconds(10)).until(() -> ascn.seen("/problems").size() > asked + 1);

        assertThat(page("/problems/city-not-found", "en")).contains("No such &lt;city&gt;", "There is no city {slug}.");
        assertThat(page("/problems/city-not-found", "id")).contains("Kota tidak ada", "There is no city {slug}.");
        given().get("/problems/internal-error").then().body("title.en", is("Told by the service"))
                .body("sources", contains("ascn", "gateway"));
        assertThat(page("/problems", "en")).contains("href=\"./problems/city-not-found\"");
    }

    @Test
    void an_unknown_kind_is_a_problem() {
        given().urlEncodingEnabled(false).header("Accept", BROWSER).get("/problems/%3Cscript%3E").then().statusCode(404)
                .contentType("application/problem+json").body("code", is("problem-not-found"));
    }

    @Test
    void the_start_page_leads_on() {
        given().header("Accept", BROWSER).get("/").then().statusCode(200).contentType("text/html")
                .header("Content-Security-Policy", containsString("style-src 'self'"))
                .body(containsString("href=\"./docs/\""))
                .body(containsString("/v1/agreements"));
        given().get("/").then().contentType("application/json")
                .body("links.openapi", is("https://etalase.example/kerja-sama/openapi"));
        given().get("/docs/page.css").then().statusCode(200);
    }

    private static String page(String path, String language) {
        return given().header("Accept", BROWSER).header("Accept-Language", language).get(path).then().statusCode(200)
                .contentType("text/html").header("Content-Language", language)
                .header("Vary", not(is(""))).extract().asString();
    }

    private static String title(String page) {
        return page.substring(page.indexOf("<h1>") + 4, page.indexOf("</h1>"));
    }
}
