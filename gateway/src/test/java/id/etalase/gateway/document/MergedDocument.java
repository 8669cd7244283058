package id.etalase.gateway.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import id.etalase.gateway.config.GatewayConfig.Service;
import id.etalase.gateway.route.ConfiguredService;
import id.etalase.gateway.route.RouteTable;

/** The document that the gateway of this build starts with: those of all services, led by the routes of this build. */
final class MergedDocument {

    static final List<String> SERVICES = List.of("partnerships", "ascn", "public-space");

    private static final String SETTING = "etalase.gateway.services.";

    private MergedDocument() {
    }

    /** What a service says of itself; in tests the class path has another for some. */
    static ObjectNode of(String service) throws IOException {
        return (ObjectNode) new YAMLMapper().readTree(Path.of("..", service + "-service", "openapi.yaml").toFile());
    }

    static ObjectNode ofThisBuild() throws IOException {
        Properties settings = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(in);
        }
        Map<String, Service> services = new LinkedHashMap<>();
        for (String name : SERVICES) {
            services.put(name, new ConfiguredService("http://localhost",
                    Optional.of(List.of(settings.getProperty(SETTING + name + ".prefixes").split("\\s*,\\s*"))),
                    Integer.parseInt(settings.getProperty(SETTING + name + ".position"))));
        }
        RouteTable routes = RouteTable.of(services);
        ObjectNode cover = SecuritySchemes.into(ShippedDocuments.cover(),
                Optional.of(java.net.URI.create("https://identity.example/token")));
        List<Part> parts = new ArrayList<>();
        for (String name : SERVICES) {
            parts.add(ServicePart.of(name, of(name), routes, SecuritySchemes.names(cover)));
        }
        parts.add(new Part("gateway", cover));
        ObjectNode merged = OpenApiMerger.merge(cover, parts);
        merged.putArray("servers").addObject().put("url", "https://etalase.example");
        return merged;
    }
}
