package id.etalase.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import id.etalase.gateway.route.ConfiguredService;
import id.etalase.gateway.route.RouteTable;

class ServicePartTest {

    private static final RouteTable ROUTES = RouteTable.of(Map.of(
            "partnerships", new ConfiguredService("http://localhost", Optional.of(List.of("/v1/agreements")), 0),
            "ascn", new ConfiguredService("http://localhost", Optional.of(List.of("/v1/agreements/of-cities")), 0)));

    private static final String DOCUMENT = """
            openapi: 3.1.0
            servers: [{url: "http://inside:8081"}]
            paths:
              /v1/agreements:
                servers: [{url: "http://inside:8081"}]
                get:
                  servers: [{url: "http://inside:8081"}]
                post:
                  description: Registers one.
                  security: [{SecurityScheme: [home-affairs, cooperation-officer]}]
                patch:
                  security: [{}, {SecurityScheme: [auditor]}]
              /v1/agreements/of-cities/{city}:
                get: {}
              /problems:
                get: {}
            """;

    @Test
    void only_what_the_gateway_leads_to_the_service_is_offered() throws IOException {
        JsonNode paths = part().path("paths");

        assertThat(paths.fieldNames()).toIterable().containsExactly("/v1/agreements");
        assertThat(ServicePart.unrouted("partnerships", yaml(DOCUMENT), ROUTES))
                .containsExactly("/v1/agreements/of-cities/{city}", "/problems");
    }

    @Test
    void no_address_behind_the_gateway_shows() throws IOException {
        assertThat(part().toString()).doesNotContain("inside:8081", "servers");
    }

    @Test
    void an_operation_with_roles_takes_a_token_from_either_way_in_and_names_them() throws IOException {
        JsonNode post = part().at("/paths/~1v1~1agreements/post");

        assertThat(post.path("security")).isEqualTo(
                new YAMLMapper().readTree("[{clientCredentials: []}, {bearerToken: [cooperation-officer, home-affairs]}]"));
        assertThat(post.path("description").asText())
                .isEqualTo("Registers one.\n\nRoles: `cooperation-officer`, `home-affairs`.");
    }

    @Test
    void an_operation_without_roles_takes_a_token_but_does_not_need_it() throws IOException {
        assertThat(part().at("/paths/~1v1~1agreements/get/security"))
                .isEqualTo(new YAMLMapper().readTree("[{}, {clientCredentials: []}, {bearerToken: []}]"));
        assertThat(part().at("/paths/~1v1~1agreements/patch/security"))
                .isEqualTo(new YAMLMapper().readTree("[{}, {clientCredentials: []}, {bearerToken: [auditor]}]"));
    }

    private static ObjectNode part() throws IOException {
        return ServicePart.of("partnerships", yaml(DOCUMENT), ROUTES, List.of("clientCredentials", "bearerToken")).document();
    }

    private static ObjectNode yaml(String text) throws IOException {
        return (ObjectNode) new YAMLMapper().readTree(text);
    }
}
