package id.etalase.gateway.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import id.etalase.gateway.config.GatewayConfig;
import id.etalase.gateway.request.Call;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** What the suite sends, by topic: the AsyncAPI document at {@code /asyncapi}, and for people at {@code /docs/events}. */
@Singleton
public class EventPages {

    /** Beside the gateway's other pages, and before the static files under {@code /docs}. */
    private static final int PAGES = -700;
    private static final String WRITTEN_FOR = "http://localhost:8080";
    private static final Map<String, List<String>> PARAMETERS = Map.of("format", List.of("json", "yaml"));

    private final Templates templates;
    private final Reading reading;
    private final Buffer json;
    private final Buffer yaml;
    private final List<Map<String, Object>> channels;

    EventPages(Templates templates, Reading reading, GatewayConfig config, ObjectMapper mapper) {
        this.templates = templates;
        this.reading = reading;
        JsonNode document = document(config.publicUrl().toString().replaceFirst("/+$", ""), mapper);
        this.json = Buffer.buffer(document.toPrettyString());
        this.yaml = Buffer.buffer(toYaml(document));
        this.channels = channels(document);
    }

    void register(@Observes Router router) {
        router.route("/asyncapi").order(PAGES).handler(this::document);
        router.route("/docs/events").order(PAGES).handler(this::page);
    }

    private void document(RoutingContext routing) {
        if (!reading.isSound(routing, PARAMETERS)) {
            return;
        }
        String format = routing.queryParams().get("format");
        if (format != null) {
            send(routing, format.equals("json") ? "application/json" : "application/yaml");
        } else {
            reading.negotiate(routing, List.of("application/yaml", "application/json", "text/html"))
                    .ifPresent(type -> send(routing, type.equals("text/html") ? "application/yaml" : type));
        }
    }

    private void send(RoutingContext routing, String type) {
        reading.send(routing, type, type.equals("application/json") ? json : yaml);
    }

    private void page(RoutingContext routing) {
        if (reading.isSound(routing, Map.of())) {
            Call call = Call.of(routing);
            PageHeaders.set(routing, call.language());
            reading.send(routing, "text/html; charset=utf-8",
                    templates.render("events", call.language(), reading.root(routing), Map.of("channels", channels)));
        }
    }

    private static List<Map<String, Object>> channels(JsonNode document) {
        List<Map<String, Object>> channels = new ArrayList<>();
        document.path("channels").properties().forEach(channel -> {
            List<Map<String, Object>> messages = new ArrayList<>();
            channel.getValue().path("messages").forEach(reference -> {
                JsonNode message = document.at(reference.path("$ref").asText().substring(1));
                messages.add(Map.of("name", message.path("name").asText(), "summary", message.path("summary").asText(),
                        "schema", message.path("payload").path("$ref").asText().replaceFirst("^#.*", "")));
            });
            channels.add(Map.of("name", channel.getKey(), "address", channel.getValue().path("address").asText(""),
                    "description", channel.getValue().path("description").asText(), "messages", messages));
        });
        return channels;
    }

    private static JsonNode document(String publicUrl, ObjectMapper mapper) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream("asyncapi/etalase.yaml")) {
            String written = new YAMLMapper().readTree(in).toString();
            return mapper.readTree(written.replace(WRITTEN_FOR, publicUrl));
        } catch (IOException e) {
            throw new UncheckedIOException("The AsyncAPI document cannot be read", e);
        }
    }

    private static String toYaml(JsonNode document) {
        try {
            return YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build()
                    .writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was read can be written", e);
        }
    }
}
