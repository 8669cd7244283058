package id.etalase.gateway.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import id.etalase.gateway.request.Call;
import id.etalase.gateway.request.Language;
import id.etalase.gateway.request.PublicAddress;
import id.etalase.gateway.route.Route;
import id.etalase.gateway.route.Settings;
import id.etalase.gateway.upstream.Upstream;
import id.etalase.gateway.upstream.Upstreams;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** What is behind this address, for whoever opens it. */
@Singleton
public class StartPage {

    private final Settings settings;
    private final Upstreams upstreams;
    private final Templates templates;
    private final Reading reading;
    private final ObjectMapper json;

    StartPage(Settings settings, Upstreams upstreams, Templates templates, Reading reading, ObjectMapper json) {
        this.settings = settings;
        this.upstreams = upstreams;
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
                            templates.render("start", call.language(), reading.root(routing), page(call)));
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
                .put("status", address + "/status")
                .put("health", address + "/q/health");
        return Buffer.buffer(links.toString());
    }

    private Map<String, Object> page(Call call) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("address", call.address().toString());
        page.put("example", settings.now().routes().routes().stream().map(Route::prefix).sorted()
                .filter(prefix -> !prefix.contains("schemas")).findFirst().orElse("/openapi"));
        settings.now().gateway().tokenUrl().ifPresent(url -> page.put("tokenUrl", url.toString()));
        page.put("services", services(call.language()));
        return page;
    }

    private String word(String service) {
        return upstreams.find(service).filter(Upstream::isThere).isPresent() ? "up" : "down";
    }

    private List<Map<String, Object>> services(Language language) {
        return settings.now().routes().origins().keySet().stream()
                .<Map<String, Object>> map(service -> Map.of("name", service,
                        "status", word(service), "word", templates.word(word(service), language), "prefixes",
                        settings.now().routes().routes().stream().filter(route -> route.service().equals(service))
                                .map(Route::prefix).sorted().toList()))
                .toList();
    }
}
