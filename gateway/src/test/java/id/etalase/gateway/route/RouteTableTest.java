package id.etalase.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.gateway.config.GatewayConfig.Service;
import io.quarkus.runtime.configuration.ConfigurationException;

class RouteTableTest {

    @Test
    void the_longest_prefix_wins_segment_by_segment() {
        RouteTable table = RouteTable.of(Map.of("a", service("http://a:1", "/v1/x"), "b", service("http://b", "/v1/x/y/z")));

        assertThat(table.find(List.of("v1", "x")).orElseThrow().service()).isEqualTo("a");
        assertThat(table.find(List.of("v1", "x", "y")).orElseThrow().service()).isEqualTo("a");
        assertThat(table.find(List.of("v1", "x", "y", "z", "q")).orElseThrow().service()).isEqualTo("b");
        assertThat(table.find(List.of("v1", "xy"))).isEmpty();
        assertThat(table.find(List.of("v1"))).isEmpty();
        assertThat(table.find(List.of())).isEmpty();
    }

    @Test
    void an_origin_has_the_port_of_its_scheme_unless_it_names_one() {
        RouteTable table = RouteTable.of(Map.of("a", service("https://a.example", "/a"), "b", service("http://[::1]:81/", "/b"),
                "c", service("http://c", "/c")));

        assertThat(table.origins()).containsEntry("a", List.of(new Route.Origin("a.example", 443, true)))
                .containsEntry("b", List.of(new Route.Origin("::1", 81, false)))
                .containsEntry("c", List.of(new Route.Origin("c", 80, false)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "localhost:8081", "ftp://localhost", "http://", "http://host:99999", "http://host:0",
            "http:// host", "http://host/base", "http://host?x=1", "http://user@host", "http://host#x", "//host" })
    void an_address_that_is_not_one_stops_the_start(String url) {
        assertThatThrownBy(() -> RouteTable.of(Map.of("partnerships", service(url, "/v1/agreements"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("etalase.gateway.services.partnerships.url: '" + url + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "/", "v1", "/v1/", "//v1", "/v1/../x", "/v1/%61", "/v1 x", "/v1?x", "/v1/{id}", "/v1/*" })
    void a_prefix_that_is_not_one_stops_the_start(String prefix) {
        assertThatThrownBy(() -> RouteTable.of(Map.of("partnerships", service("http://host", prefix))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("etalase.gateway.services.partnerships.prefixes: '" + prefix + "' is not a path prefix");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/docs", "/openapi", "/problems/x", "/q/health" })
    void a_path_of_the_gateway_itself_belongs_to_no_service(String prefix) {
        assertThatThrownBy(() -> RouteTable.of(Map.of("partnerships", service("http://host", prefix))))
                .hasMessageContaining("'" + prefix + "' is a path the gateway answers itself");
    }

    @Test
    void every_mistake_is_named_at_once() {
        Map<String, Service> services = new LinkedHashMap<>();
        services.put("one", service("http://one", "/v1/a", "/v1/b", "/v1/b/c"));
        services.put("two", service("two", "/v1/a"));
        services.put("Three", service("http://three"));

        assertThatThrownBy(() -> RouteTable.of(services))
                .hasMessageContaining("etalase.gateway.services: the name 'Three' is not in lower case with hyphens")
                .hasMessageContaining("etalase.gateway.services.Three.prefixes: name at least one path prefix")
                .hasMessageContaining("etalase.gateway.services.one.prefixes: '/v1/b' already covers '/v1/b/c'")
                .hasMessageContaining("etalase.gateway.services.two.url: 'two'")
                .hasMessageContaining("etalase.gateway.services.two.prefixes: '/v1/a' already belongs to 'one'");
    }

    @Test
    void only_a_prefix_of_the_service_may_be_held_open() {
        Service service = new ConfiguredService(Optional.of("http://one"), Optional.empty(),
                Optional.of(List.of("/v1/a", "/v1/b")),
                0, Optional.of(List.of("/v1/b")), Optional.empty(), Map.of());
        Service mistaken = new ConfiguredService(Optional.of("http://one"), Optional.empty(), Optional.of(List.of("/v1/a")),
                0, Optional.of(List.of("/v1/c")), Optional.empty(), Map.of());

        RouteTable table = RouteTable.of(Map.of("one", service));

        assertThat(table.find(List.of("v1", "a")).orElseThrow().heldOpen()).isFalse();
        assertThat(table.find(List.of("v1", "b", "c")).orElseThrow().heldOpen()).isTrue();
        assertThatThrownBy(() -> RouteTable.of(Map.of("one", mistaken)))
                .hasMessageContaining("etalase.gateway.services.one.held-open: '/v1/c' is not one of its prefixes");
    }

    @Test
    void a_gateway_to_nowhere_does_not_start() {
        assertThatThrownBy(() -> RouteTable.of(Map.of())).hasMessageContaining("name at least one service");
    }

    private static Service service(String url, String... prefixes) {
        return new ConfiguredService(url, prefixes.length == 0 ? Optional.empty() : Optional.of(List.of(prefixes)), 0);
    }
}
