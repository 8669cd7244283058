package id.etalase.ascn;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Every operation that reads, tried by everybody who is in {@link AuthorizationTest}. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "ascn"))
class PublicReadsTest {

    /** What these cannot do without, though no single parameter of them must be there. */
    private static final Map<String, String> NEEDED = Map.of("/v1/indicators/{indicator}/comparison",
            "?city=dki-jakarta&city=manila&period=2020", "/v1/indicators/{indicator}/series", "?city=dki-jakarta",
            "/v1/indicators/{indicator}/tree-sum", "?project=makassar-smart-health-care&period=2024",
            "/v1/reports/changes", "?since=2022-09-21");

    @Test
    void every_operation_that_reads_is_open_to_everybody() {
        // Given
        List<String> reads = reads();

        // When
        List<String> wrong = new ArrayList<>();
        AuthorizationTest.CALLERS.forEach((name, caller) -> reads.forEach(path -> {
            int status = caller.get().get(path).statusCode();
            if (status != 200) {
                wrong.add(path + " by " + name + " -> " + status);
            }
        }));

        // Then
        assertThat(reads).hasSizeGreaterThan(35);
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_is_one_thing_has_a_tag_by_which_a_repeated_read_costs_nothing() {
        for (String path : List.of("/v1/cities/dki-jakarta", "/v1/projects/jaki", "/v1/indicators/population",
                "/v1/meetings/asean-summit-43", "/v1/practices/home-care", "/v1/chairs/2023", "/v1/member-states/ID",
                observation(), representative())) {
            String tag = given().get(path).then().statusCode(200).extract().header("ETag");
            assertThat(tag).as(path).isNotNull().doesNotStartWith("W/");
            given().header("If-None-Match", tag).get(path).then().statusCode(304);
        }
    }

    @Test
    void a_bad_token_is_refused_on_reads_too() {
        given().auth().oauth2(Tokens.expired(Roles.CITY_OFFICER)).get("/v1/cities").then().statusCode(401);
    }

    /** Their paths, with the examples of the API document in the place of names. */
    private static List<String> reads() {
        Map<String, Map<String, Map<String, Object>>> paths = given().accept("application/json").get("/q/openapi").then()
                .extract().path("paths");
        List<String> reads = new ArrayList<>();
        paths.forEach((path, methods) -> {
            if (methods.containsKey("get") && !AuthorizationTest.takesAnyToken(methods.get("get"))) {
                reads.add(switch (path) {
                    case "/v1/observations/{observation}" -> observation();
                    case "/v1/national-representatives/{representative}" -> representative();
                    default -> filledIn(path, methods.get("get")) + NEEDED.getOrDefault(path, "");
                });
            }
        });
        return reads;
    }

    @SuppressWarnings("unchecked")
    private static String filledIn(String path, Map<String, Object> operation) {
        String filled = path;
        for (Map<String, Object> parameter : (List<Map<String, Object>>) operation.getOrDefault("parameters", List.of())) {
            filled = filled.replace("{" + parameter.get("name") + "}", String.valueOf(parameter.get("example")));
        }
        return filled;
    }

    private static String observation() {
        return "/v1/observations/" + given().get("/v1/observations?limit=1").then().extract().path("items[0].id");
    }

    private static String representative() {
        return "/v1/national-representatives/"
                + given().get("/v1/national-representatives").then().extract().path("items[0].id");
    }
}
