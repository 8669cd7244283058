package id.etalase.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import id.etalase.gateway.Services.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;

@QuarkusTest
@QuarkusTestResource(Services.class)
class OpenApiTest {

    private static final String SHIPPED = "as shipped with the build";

    @Service("ascn")
    FakeService ascn;

    @Test
    void the_merged_document_is_valid_and_holds_every_service() {
        String document = given().get("/openapi").then().statusCode(200).contentType("application/json").extract().asString();

        SwaggerParseResult result = parse(document);
        OpenAPI api = result.getOpenAPI();

        assertThat(result.getMessages()).isEmpty();
        assertThat(api.getPaths()).containsKeys("/v1/agreements", "/v1/agreements/{agreement}/transitions", "/v1/cities",
                "/problems/{code}");
        assertThat(api.getTags()).extracting(io.swagger.v3.oas.models.tags.Tag::getName).startsWith("Agreements",
                "Stages and approvals", "Sister cities");
        assertThat(api.getServers()).extracting(io.swagger.v3.oas.models.servers.Server::getUrl)
                .containsExactly("https://etalase.example/kerja-sama");
        assertThat(api.getComponents().getSecuritySchemes()).containsOnlyKeys("clientCredentials", "bearerToken");
        assertThat(api.getComponents().getSecuritySchemes().get("clientCredentials").getFlows().getClientCredentials()
                .getTokenUrl()).isEqualTo("https://identity.example/token");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/openapi", "/openapi/partnerships" })
    void what_the_gateway_answers_in_place_of_a_service_stands_at_each_operation(String address) {
        OpenAPI api = parse(given().get(address).then().extract().asString()).getOpenAPI();

        assertThat(api.getPaths()).allSatisfy((path, item) -> assertThat(item.readOperations())
                .filteredOn(operation -> path.startsWith("/v1/"))
                .allSatisfy(operation -> assertThat(operation.getResponses()).containsKeys("429", "502", "504")));
        assertThat(api.getComponents().getResponses().get("TooManyRequests").getHeaders()).containsKeys("Retry-After",
                "RateLimit", "RateLimit-Policy");
    }

    @Test
    void both_forms_say_the_same() throws Exception {
        String yaml = given().accept("application/yaml").get("/openapi").then().statusCode(200)
                .contentType("application/yaml").header("Vary", containsString("Accept")).extract().asString();
        String json = given().accept("application/json").get("/openapi").then().extract().asString();

        JsonNode fromYaml = new YAMLMapper().readTree(yaml);
        assertThat(fromYaml).isEqualTo(new JsonMapper().readTree(json));
        assertThat(parse(yaml).getMessages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "json, application/yaml, application/json", "yaml, application/json, application/yaml",
            "yaml, text/html, application/yaml" })
    void a_format_in_the_address_wins_over_accept(String format, String accept, String contentType) {
        given().accept(accept).get("/openapi?format=" + format).then().statusCode(200).contentType(contentType);
    }

    @ParameterizedTest
    @CsvSource({ "*/*, application/json", "'text/html,*/*;q=0.8', application/json", "text/yaml, application/yaml",
            "application/vnd.oai.openapi, application/vnd.oai.openapi;version=3.1",
            "application/vnd.oai.openapi+json;version=3.1, application/vnd.oai.openapi+json;version=3.1",
            "'application/json;q=0.5, application/yaml', application/yaml" })
    void accept_decides_the_form(String accept, String contentType) {
        given().header("Accept", accept).get("/openapi").then().statusCode(200).contentType(contentType);
    }

    @Test
    void a_form_there_is_not_is_not_acceptable() {
        given().accept("image/png").get("/openapi").then().statusCode(406).body("code", is("not-acceptable"));
    }

    @Test
    void an_unknown_format_or_parameter_is_named() {
        given().get("/openapi?format=xml&colour=red").then().statusCode(400).body("code", is("invalid-request"))
                .body("errors.parameter", contains("format", "colour"))
                .body("errors.code", contains("not-one-of", "unknown-parameter"))
                .body("errors[0].allowed", contains("json", "yaml"));
    }

    @Test
    void a_query_that_cannot_be_read_is_a_problem() throws Exception {
        String answer = RawHttp.exchange(RestAssured.port,
                "GET /openapi?format=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"malformed-request\"");
    }

    /** 800 KB of document and 1.5 MB of script are much for a slow line. */
    @ParameterizedTest
    @ValueSource(strings = { "/openapi", "/openapi/partnerships?format=yaml", "/docs/swagger-ui-bundle.js",
            "/docs/swagger-ui.css", "/problems" })
    void what_is_large_is_sent_compressed_under_a_tag_of_its_own(String path) throws Exception {
        HttpResponse<byte[]> whole = read(path, Map.of());
        HttpResponse<byte[]> small = read(path, Map.of("Accept-Encoding", "gzip"));

        assertThat(small.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(small.body().length).isLessThan(whole.body().length / 2);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(small.body())).readAllBytes()).isEqualTo(whole.body());
        assertThat(whole.headers().allValues("Vary")).contains("Accept-Encoding");
        String tag = small.headers().firstValue("ETag").orElseThrow();
        assertThat(whole.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
        assertThat(read(path, Map.of("Accept-Encoding", "gzip", "If-None-Match", tag)).statusCode()).isEqualTo(304);
        // Who has the other form learns that this is the one that still holds.
        assertThat(read(path, Map.of("If-None-Match", tag)).headers().firstValue("ETag")).contains(tag);
    }

    private static HttpResponse<byte[]> read(String path, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path));
        headers.forEach(request::header);
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    }

    @Test
    void it_is_only_read() {
        given().post("/openapi").then().statusCode(405).header("Allow", "GET, HEAD").body("code", is("method-not-allowed"));
    }

    @Test
    void whoever_has_it_is_told_so() {
        String tag = given().get("/openapi").then().extract().header("ETag");

        given().header("If-None-Match", "\"other\", " + tag).get("/openapi").then().statusCode(304).body(is(""));
        given().header("If-None-Match", tag).get("/openapi?format=yaml").then().statusCode(200);
    }

    @Test
    void the_document_of_one_service_stands_alone() {
        given().get("/openapi/partnerships").then().statusCode(200)
                .body("info.title", is("Etalase partnerships"))
                .body("paths", hasKey("/v1/agreements"))
                .body("paths", not(hasKey("/v1/cities")))
                .body("servers[0].url", is("https://etalase.example/kerja-sama"));
        given().get("/openapi/nobody").then().statusCode(404).body("code", is("route-not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/openapi", "/openapi/", "/openapi/partnerships" })
    void a_relative_server_leads_to_the_gateway_from_the_address_of_the_document(String path) {
        String server = given().get(path + "?server=relative").then().statusCode(200).extract().path("servers[0].url");

        assertThat(java.net.URI.create("http://host/prefix" + path).resolve(server)).hasToString("http://host/prefix/");
    }

    @Test
    void a_service_that_answers_replaces_what_was_shipped_and_what_it_said_stays_when_it_is_gone() {
        assertThat(descriptionOfCities()).isEqualTo(SHIPPED);

        ascn.onJson("/q/openapi", """
                {"openapi": "3.1.0", "info": {"title": "Cities", "version": "2"},
                 "paths": {"/v1/cities": {"get": {"operationId": "listCities",
                 "responses": {"200": {"description": "as the service says"}}}}}}""");
        await().atMost(Duration.ofSeconds(10)).until(() -> descriptionOfCities().equals("as the service says"));

        int asked = ascn.seen("/q/openapi").size();
        ascn.on("/q/openapi", request -> request.connection().close());
        await().atMost(Duration.ofSeconds(10)).until(() -> ascn.seen("/q/openapi").size() > asked + 1);
        assertThat(descriptionOfCities()).isEqualTo("as the service says");

        ascn.onJson("/q/openapi", """
                {"openapi": "3.1.0", "info": {"title": "Cities", "version": "3"}, "paths": {},
                 "components": {"schemas": {"Stage": {"type": "integer"}}}}""");
        int asked2 = ascn.seen("/q/openapi").size();
        await().atMost(Duration.ofSeconds(10)).until(() -> ascn.seen("/q/openapi").size() > asked2 + 1);
        assertThat(descriptionOfCities()).as("a clash with partnerships stays out").isEqualTo("as the service says");

        ascn.onJson("/q/openapi", """
                {"openapi": "3.1.0", "info": {"title": "Cities", "version": "4"},
                 "paths": {"/v1/cities": {"get": {"operationId": "listCities",
                 "responses": {"200": {"description": "%s"}}}}}}""".formatted(SHIPPED));
        await().atMost(Duration.ofSeconds(10)).until(() -> descriptionOfCities().equals(SHIPPED));
    }

    @Test
    void every_path_that_partnerships_documents_is_covered_by_its_prefixes() throws Exception {
        JsonNode shipped = new YAMLMapper().readTree(Files.readString(Path.of("../partnerships-service/openapi.yaml")));

        JsonNode merged = new JsonMapper().readTree(given().get("/openapi").asString());

        assertThat(shipped.path("paths").fieldNames()).toIterable()
                .allSatisfy(path -> assertThat(merged.path("paths").has(path)).as(path).isTrue());
    }

    @Test
    void swagger_ui_is_served_without_anything_from_elsewhere() {
        given().redirects().follow(false).get("/docs").then().statusCode(308).header("Location", "docs/");
        String page = given().get("/docs/").then().statusCode(200).contentType("text/html")
                .header("Content-Security-Policy", containsString("connect-src 'self' https://identity.example"))
                .header("Content-Security-Policy", containsString("script-src 'self';"))
                .extract().asString();

        assertThat(page).doesNotContain("http:", "https:", "//");
        for (String file : new String[] { "swagger-ui.css", "swagger-ui-bundle.js", "swagger-ui-standalone-preset.js",
                "docs.js",
                "docs.css", "favicon-32x32.png" }) {
            assertThat(page).contains(file);
            given().get("/docs/" + file).then().statusCode(200);
        }
        given().get("/docs/documents.json").then().statusCode(200)
                .body("[0].url", startsWith("../openapi?"))
                .body("name", hasItems("Etalase", "partnerships", "ascn", "down", "odd"));
    }

    private static String descriptionOfCities() {
        return given().get("/openapi").then().statusCode(200).extract()
                .path("paths.'/v1/cities'.get.responses.'200'.description");
    }

    private static SwaggerParseResult parse(String document) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        return new OpenAPIV3Parser().readContents(document, null, options);
    }
}
