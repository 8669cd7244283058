package id.etalase.partnerships;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Every operation of the API document, called with its examples: open to whom the document says, and to nobody else. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "partnerships"))
class EveryOperationTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final List<String> ROLES = List.of("cooperation-officer", "home-affairs", "foreign-affairs", "city-officer",
            "national-representative", "visit-desk", "park-officer", "app", "auditor", "administrator");
    private static final String NOTHING = "00000000-0000-7000-8000-000000000000";
    /** What these cannot do without, though the document has no example for it. */
    private static final Map<String, String> NEEDED = Map.of("search", "?q=banjir");
    /** Which document there is differs from one database to the next. */
    private static final Set<String> WITHOUT_EXAMPLE = Set.of("getDocument", "downloadDocument");

    @TestHTTPResource
    URL origin;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new HashMap<>();
    private final List<Operation> operations = new ArrayList<>();

    /** @param roles empty for everybody */
    private record Operation(String id, String method, String path, String contentType, Set<String> roles) {
    }

    @BeforeEach
    void read_the_document() throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(given().accept("application/json").get("/q/openapi").then().extract().asByteArray());
        document.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                // The feed and the webhooks are the kit's, which tries them.
                .filter(operation -> METHODS.contains(operation.getKey()) && !path.getKey().contains("/events/"))
                .forEach(operation -> operations.add(operation(path.getKey(), operation.getKey(), operation.getValue()))));
        assertThat(operations).hasSizeGreaterThan(60);
    }

    @Test
    void what_everybody_may_read_is_read_without_a_token() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation.method().equals("get") && operation.roles().isEmpty() && !WITHOUT_EXAMPLE.contains(operation.id())) {
                int status = call(operation, null);
                if (status != 200) {
                    wrong.add(operation.id() + " -> " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void nobody_writes_without_a_role() {
        assertThat(operations.stream().filter(one -> !one.method().equals("get") && one.roles().isEmpty())).isEmpty();
    }

    @Test
    void an_operation_with_roles_is_closed_to_all_others() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Operation operation : operations) {
            if (!operation.roles().isEmpty()) {
                for (String role : Stream.concat(Stream.of("nobody"), ROLES.stream()).toList()) {
                    if (operation.roles().contains(role)) {
                        continue;
                    }
                    int status = call(operation, role.equals("nobody") ? null : role);
                    if (status != (role.equals("nobody") ? 401 : 403)) {
                        wrong.add(operation.id() + " by " + role + " -> " + status);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Operation operation(String path, String method, JsonNode operation) {
        String filled = path;
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode example = parameter.path("example");
            filled = filled.replace("{" + parameter.path("name").asText() + "}",
                    example.isMissingNode() ? path.contains("/cooperation-kinds/") ? "KSDPL" : NOTHING : example.asText());
        }
        String id = operation.path("operationId").asText();
        Set<String> roles = new java.util.TreeSet<>();
        operation.path("x-roles").forEach(role -> roles.add(role.asText()));
        JsonNode content = operation.path("requestBody").path("content");
        return new Operation(id, method, filled + NEEDED.getOrDefault(id, ""),
                content.isEmpty() ? null : content.fieldNames().next(), roles);
    }

    private int call(Operation operation, String role) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create(origin.toString().replaceFirst("/$", "") + operation.path()))
                .header("Idempotency-Key", "every-operation").header("Accept", "*/*");
        if (operation.contentType() != null) {
            request.header("Content-Type", operation.contentType());
        }
        if (role != null) {
            request.header("Authorization", "Bearer " + tokens.computeIfAbsent(role, Tokens::of));
        }
        request.method(operation.method().toUpperCase(java.util.Locale.ROOT), operation.contentType() == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString("{}"));
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
