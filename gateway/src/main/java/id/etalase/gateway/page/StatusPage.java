package id.etalase.gateway.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.gateway.request.Call;
import id.etalase.gateway.upstream.Replica;
import id.etalase.gateway.upstream.Upstream;
import id.etalase.gateway.upstream.Upstreams;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** How the services are, as this gateway sees them. Where they listen is nobody's business. */
@Singleton
public class StatusPage {

    private final Upstreams upstreams;
    private final Templates templates;
    private final Reading reading;
    private final ObjectMapper json;

    StatusPage(Upstreams upstreams, Templates templates, Reading reading, ObjectMapper json) {
        this.upstreams = upstreams;
        this.templates = templates;
        this.reading = reading;
        this.json = json;
    }

    /** Answers with a page or with the same as JSON; 200 in any case, for the gateway is there. */
    public void show(RoutingContext routing) {
        if (reading.isSound(routing, Map.of())) {
            reading.negotiate(routing, List.of("application/json", "text/html")).ifPresent(type -> {
                if (type.equals("text/html")) {
                    Call call = Call.of(routing);
                    PageHeaders.set(routing, call.language());
                    reading.send(routing, "text/html; charset=utf-8",
                            templates.render("status", call.language(), reading.root(routing), status()));
                } else {
                    reading.send(routing, "application/json", Buffer.buffer(json.valueToTree(status()).toString()));
                }
            });
        }
    }

    private Map<String, Object> status() {
        List<Map<String, Object>> services = new ArrayList<>();
        boolean all = true;
        for (Upstream upstream : upstreams.all()) {
            long inUse = upstream.replicas().stream().filter(Replica::isInUse).count();
            String word = upstream.isLeftAlone() || inUse == 0 ? "down"
                    : inUse < upstream.replicas().size() ? "degraded" : "up";
            all &= word.equals("up");
            Map<String, Object> service = new LinkedHashMap<>();
            service.put("name", upstream.service());
            service.put("status", word);
            service.put("replicas", upstream.replicas().size());
            service.put("replicasInUse", inUse);
            services.add(service);
        }
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("status", all ? "up" : "degraded");
        status.put("services", services);
        return status;
    }
}
