package id.etalase.gateway.document;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import id.etalase.gateway.config.DemoConfig;
import id.etalase.gateway.config.GatewayConfig;
import id.etalase.gateway.page.Reading;
import id.etalase.gateway.route.Settings;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/**
 * Swagger UI at {@code /docs/}. Its files come with the build, which unpacks the distribution; only the list of
 * documents and the security policy depend on the configuration.
 */
@Singleton
public class SwaggerUi {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
            + "connect-src ";

    private final SwaggerUiFiles files = new SwaggerUiFiles();
    private final Settings settings;
    private final Reading reading;
    private final ObjectMapper json;
    private final String policy;

    SwaggerUi(Settings settings, Reading reading, ObjectMapper json, GatewayConfig config) {
        this.settings = settings;
        this.reading = reading;
        this.json = json;
        Set<String> reachable = new LinkedHashSet<>(Set.of("'self'"));
        // "Authorize" fetches a token from there.
        config.gateway().tokenUrl().map(SwaggerUi::origin).ifPresent(reachable::add);
        this.policy = POLICY + String.join(" ", reachable);
    }

    /**
     * Opens the page: lets it run its own scripts and talk to the suite and to the identity provider. Its file is sent by who
     * sends all static files.
     */
    public void open(RoutingContext routing) {
        if (!reading.isSound(routing, Map.of())) {
            return;
        }
        if (routing.request().path().endsWith("/")) {
            routing.response().putHeader("Content-Security-Policy", policy).putHeader("Cache-Control", "no-cache");
            routing.next();
        } else {
            // Relative addresses on the page need the slash.
            routing.response().setStatusCode(308).putHeader("Location", "docs/").end();
        }
    }

    /** A script or style of the page. The sender of static files could not compress it. */
    public void file(RoutingContext routing) {
        Optional<SwaggerUiFiles.Content> file = files.find(routing.pathParam("file"));
        if (file.isEmpty()) {
            routing.next();
        } else if (reading.isSound(routing, Map.of())) {
            reading.send(routing, file.get().type(), file.get().body());
        }
    }

    /** The documents to choose from, the merged one first. */
    public void documents(RoutingContext routing) {
        if (reading.isSound(routing, Map.of())) {
            ArrayNode documents = json.createArrayNode();
            documents.addObject().put("name", "Etalase").put("url", "../openapi?format=json&server=relative");
            settings.now().routes().origins().keySet().forEach(service -> documents.addObject().put("name", service)
                    .put("url", "../openapi/" + service + "?format=json&server=relative"));
            reading.send(routing, "application/json", Buffer.buffer(documents.toString()));
        }
    }

    /** How the page gets a token of a role, where everybody may have one; an empty object elsewhere. */
    public void demo(RoutingContext routing) {
        if (reading.isSound(routing, Map.of())) {
            ObjectNode demo = json.createObjectNode();
            DemoConfig config = settings.now().gateway().demo();
            Optional<URI> tokenUrl = settings.now().gateway().tokenUrl();
            if (config.secret().isPresent() && tokenUrl.isPresent()) {
                demo.put("tokenUrl", tokenUrl.get().toString()).put("secret", config.secret().get());
                config.roles().forEach(demo.putArray("roles")::add);
            }
            reading.send(routing, "application/json", Buffer.buffer(demo.toString()));
        }
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
