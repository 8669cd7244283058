package id.etalase.kit.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class HttpConventionsTest {

    private static final String LIST = "paths.'/v1/notes'.get.";
    private static final String CREATE = "paths.'/v1/notes'.post.";
    private static final String GET = "paths.'/v1/notes/{id}'.get.";
    private static final String PATCH = "paths.'/v1/notes/{id}'.patch.";

    private JsonPath document;

    @BeforeEach
    void read() {
        document = given().get("/q/openapi?format=json").jsonPath();
    }

    @Test
    void an_operation_names_its_roles_three_times() {
        assertThat(document.getList(CREATE + "security")).isEqualTo(List.of(Map.of("bearer", List.of("app"))));
        assertThat(document.getList(CREATE + "'x-roles'")).isEqualTo(List.of("app"));
        assertThat(document.getString(CREATE + "description")).endsWith("Roles: `app`.");
        assertThat(document.getString("components.securitySchemes.bearer.scheme")).isEqualTo("bearer");
        assertThat(document.<Object> get(LIST + "security")).isNull();
    }

    @Test
    void an_operation_that_takes_any_token_asks_for_one_without_naming_a_role() {
        String webhooks = "paths.findAll { it.key.endsWith('/webhooks') }.collect { it.value.post }[0].";

        assertThat(document.getList(webhooks + "security")).isEqualTo(List.of(Map.of("bearer", List.of())));
        assertThat(document.<Object> get(webhooks + "'x-roles'")).isNull();
        assertThat(document.getString(webhooks + "operationId")).startsWith("postEvents").endsWith("Webhooks");
    }

    @Test
    void an_operation_has_the_problems_it_can_answer_with() {
        assertThat(document.getMap(LIST + "responses").keySet()).isEqualTo(keys("200", "400", "401", "406", "500", "503"));
        assertThat(document.getMap(GET + "responses").keySet())
                .isEqualTo(keys("200", "304", "400", "401", "404", "406", "500", "503"));
        assertThat(document.getMap(CREATE + "responses").keySet())
                .isEqualTo(keys("200", "400", "401", "403", "409", "413", "415", "422", "500", "503"));
        assertThat(document.getMap(PATCH + "responses").keySet())
                .isEqualTo(keys("200", "400", "401", "403", "404", "409", "412", "413", "415", "428", "500", "503"));
        assertThat(document.getString(GET + "responses.'404'.'$ref'")).isEqualTo("#/components/responses/NotFound");
        assertThat(document.getString("components.responses.NotFound.content.'application/problem+json'.schema.'$ref'"))
                .isEqualTo("#/components/schemas/Problem");
    }

    @Test
    void conditional_and_repeatable_requests_show_their_headers() {
        assertThat(header(CREATE, "Idempotency-Key")).containsEntry("required", true).containsEntry("in", "header");
        assertThat(header(PATCH, "If-Match")).containsEntry("required", true);
        assertThat(header(GET, "If-None-Match")).doesNotContainEntry("required", true);
        assertThat(document.getMap(CREATE + "responses.'200'.headers")).containsOnlyKeys("ETag", "Idempotency-Replayed");
        assertThat(document.getMap(PATCH + "responses.'200'.headers")).containsOnlyKeys("ETag");
    }

    @Test
    void enums_have_their_names_of_json_and_patches_say_what_they_are() {
        assertThat(document.getList("components.schemas.Mood.enum")).isEqualTo(List.of("very-good", "so-so"));
        assertThat(document.getString(PATCH + "requestBody.content.'application/merge-patch+json'.schema.description"))
                .contains("RFC 7396");
        assertThat(document.<Object> get("components.schemas.JsonNode")).isNull();
        assertThat(document.getList(LIST + "tags")).isEqualTo(List.of("Note"));
    }

    private Map<String, Object> header(String operation, String name) {
        return document.param("name", name).getMap(operation + "parameters.find { it.name == name }");
    }

    private static java.util.Set<String> keys(String... keys) {
        return new java.util.LinkedHashSet<>(List.of(keys));
    }
}
