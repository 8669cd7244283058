package id.etalase.gateway.page;

import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import id.etalase.gateway.request.Call;
import id.etalase.gateway.request.PublicAddress;
import id.etalase.gateway.route.Route;
import id.etalase.gateway.route.Settings;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** What is behind this address, for whoever opens it. */
@Singleton
public class StartPage {

    private final Settings settings;
    private final Templates templates;
    private final Reading reading;
    private final ObjectMapper json;

    StartPage(Settings settings, Templates templates, Reading reading, ObjectMapper json) {
        this.settings = settings;
        this.templates = templates;
        this.reading = reading;
        this.json = json;
    }

    /** Answers with the page, or with the same links as JSON. */
    public void show(RoutingContext routing) {
        if (reading.isSound(routing, Map.of())) {
            reading.negotiate(routing, List.of("application/json", "text/html")).ifPresent(type -> {
                if (type.equals("text/html")) {
                    Call call = Call.of(routing);
                    PageHeaders.set(routing, call.language());
                    reading.send(routing, "text/html; charset=utf-8",
                            templates.render("start", call.language(), reading.root(routing), Map.of("services", services())));
                } else {
                    reading.send(routing, "application/json", links(Call.of(routing).address()));
                }
            });
        }
    }

    private Buffer links(PublicAddress address) {
        ObjectNode links = json.createObjectNode().put("title", "Etalase");
        links.putObject("links")
                .put("documentation", address + "/docs/")
                .put("openapi", address + "/openapi")
                .put("asyncapi", address + "/asyncapi")
                .put("problems", address + "/problems")
                .put("health", address + "/q/health");
        return Buffer.buffer(links.toString());
    }

    private List<Map<String, Object>> services() {
        return settings.now().routes().origins().keySet().stream()
                .<Map<String, Object>> map(service -> Map.of("name", service, "prefixes",
                        settings.now().routes().routes().stream().filter(route -> route.service().equals(service))
                                .map(Route::prefix).sorted().toList()))
                .toList();
    }
}
