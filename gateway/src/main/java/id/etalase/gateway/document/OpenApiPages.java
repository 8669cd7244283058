package id.etalase.gateway.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** The names under which clients ask for the two forms. */
    private static final Map<String, Form> MEDIA_TYPES = new LinkedHashMap<>();

    /** The registered names are answered with themselves and with the version of OpenAPI. */
    private static final String REGISTERED = "application/vnd.oai.openapi";

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
            wish(routing).ifPresent(wish -> send(routing, wish,
                    Optional.of(catalogue.edition().merged(wish.form(), server(routing)))));
        }
    }

    /** Answers with the document of the service that the path names. */
    public void ofService(RoutingContext routing) {
        if (reading.isSound(routing, PARAMETERS)) {
            wish(routing).ifPresent(wish -> send(routing, wish,
                    catalogue.edition().of(routing.pathParam("service"), wish.form(), server(routing))));
        }
    }

    private void send(RoutingContext routing, Wish wish, Optional<Buffer> document) {
        if (document.isPresent()) {
            reading.send(routing, wish.mediaType(), document.get());
        } else {
            problems.answer(routing, Problem.of(ProblemKind.ROUTE_NOT_FOUND));
        }
    }

    private Optional<Wish> wish(RoutingContext routing) {
        String format = routing.queryParams().get("format");
        if (format != null) {
            return Optional.of(Wish.of(format.equals("json") ? Form.JSON : Form.YAML));
        }
        return reading.negotiate(routing, List.copyOf(MEDIA_TYPES.keySet())).map(Wish::of);
    }

    /** The form that a client gets, under the name by which it asked. */
    private record Wish(Form form, String mediaType) {

        static Wish of(Form form) {
            return new Wish(form, form.mediaType());
        }

        static Wish of(String name) {
            Form form = Objects.requireNonNull(MEDIA_TYPES.get(name));
            return name.startsWith(REGISTERED) ? new Wish(form, name + ";version=3.1") : of(form);
        }
    }

    /** Swagger UI asks for a relative one, so that it works under whatever name the page was opened. */
    private String server(RoutingContext routing) {
        return "relative".equals(routing.queryParams().get("server"))
                ? reading.root(routing)
                : Call.of(routing).address().toString();
    }
}
