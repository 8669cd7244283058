package id.etalase.gateway.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import id.etalase.gateway.document.Edition.Form;
import id.etalase.gateway.page.Reading;
import id.etalase.gateway.problem.Problem;
import id.etalase.gateway.problem.ProblemKind;
import id.etalase.gateway.problem.Problems;
import id.etalase.gateway.request.Call;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** Serves the merged document at {@code /openapi} and that of a service at {@code /openapi/<service>}. */
@Singleton
public class OpenApiPages {

    private static final Map<String, List<String>> PARAMETERS = Map.of("format", List.of("json", "yaml"), "server",
            List.of("public", "relative"));

    /** The other names under which clients ask for the two forms. */
    private static final Map<String, Form> MEDIA_TYPES = new LinkedHashMap<>();

    static {
        MEDIA_TYPES.put("application/json", Form.JSON);
        MEDIA_TYPES.put("application/yaml", Form.YAML);
        MEDIA_TYPES.put("application/vnd.oai.openapi+json", Form.JSON);
        MEDIA_TYPES.put("application/vnd.oai.openapi", Form.YAML);
        MEDIA_TYPES.put("application/x-yaml", Form.YAML);
        MEDIA_TYPES.put("text/yaml", Form.YAML);
        // A browser that opens the address.
        MEDIA_TYPES.put("text/html", Form.JSON);
    }

    private final OpenApiCatalogue catalogue;
    private final Reading reading;
    private final Problems problems;

    OpenApiPages(OpenApiCatalogue catalogue, Reading reading, Problems problems) {
        this.catalogue = catalogue;
        this.reading = reading;
        this.problems = problems;
    }

    /** Answers with the merged document. */
    public void merged(RoutingContext routing) {
        if (reading.isSound(routing, PARAMETERS)) {
            form(routing).ifPresent(form -> send(routing, form,
                    Optional.of(catalogue.edition().merged(form, server(routing)))));
        }
    }

    /** Answers with the document of the service that the path names. */
    public void ofService(RoutingContext routing) {
        if (reading.isSound(routing, PARAMETERS)) {
            form(routing).ifPresent(form -> send(routing, form,
                    catalogue.edition().of(routing.pathParam("service"), form, server(routing))));
        }
    }

    private void send(RoutingContext routing, Form form, Optional<Buffer> document) {
        if (document.isPresent()) {
            reading.send(routing, form.mediaType(), document.get());
        } else {
            problems.answer(routing, Problem.of(ProblemKind.ROUTE_NOT_FOUND));
        }
    }

    private Optional<Form> form(RoutingContext routing) {
        String format = routing.queryParams().get("format");
        if (format != null) {
            return Optional.of(format.equals("json") ? Form.JSON : Form.YAML);
        }
        return reading.negotiate(routing, List.copyOf(MEDIA_TYPES.keySet())).map(MEDIA_TYPES::get);
    }

    /** Swagger UI asks for a relative one, so that it works under whatever name the page was opened. */
    private String server(RoutingContext routing) {
        return "relative".equals(routing.queryParams().get("server"))
                ? reading.root(routing)
                : Call.of(routing).address().toString();
    }
}
