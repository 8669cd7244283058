package id.etalase.gateway.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import id.etalase.gateway.problem.Problem;
import id.etalase.gateway.problem.ProblemKind;
import id.etalase.gateway.problem.Problems;
import id.etalase.gateway.request.Call;
import id.etalase.gateway.request.Language;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** What each kind of problem means: the pages that the {@code type} of a problem leads to, and the same as JSON. */
@Singleton
public class ProblemPages {

    private static final String HTML = "text/html";
    private static final String JSON = "application/json";

    private final ProblemCatalogue catalogue;
    private final Templates templates;
    private final Reading reading;
    private final Problems problems;
    private final ObjectMapper json;

    ProblemPages(ProblemCatalogue catalogue, Templates templates, Reading reading, Problems problems, ObjectMapper json) {
        this.catalogue = catalogue;
        this.templates = templates;
        this.reading = reading;
        this.problems = problems;
        this.json = json;
    }

    /** All kinds. */
    public void list(RoutingContext routing) {
        if (reading.isSound(routing, Map.of())) {
            reading.negotiate(routing, List.of(JSON, HTML)).ifPresent(type -> {
                if (type.equals(JSON)) {
                    ObjectNode document = json.createObjectNode();
                    var items = document.putArray("items");
                    catalogue.all().forEach(kind -> items.add(asJson(kind)));
                    reading.send(routing, JSON, Buffer.buffer(document.toString()));
                } else {
                    page(routing, "problems", language -> Map.of("kinds",
                            catalogue.all().stream().map(kind -> asData(kind, language)).toList()));
                }
            });
        }
    }

    /** The one that the path names. */
    public void one(RoutingContext routing) {
        if (!reading.isSound(routing, Map.of())) {
            return;
        }
        Optional<KindOfProblem> kind = catalogue.find(routing.pathParam("code"));
        if (kind.isEmpty()) {
            problems.answer(routing, Problem.of(ProblemKind.PROBLEM_NOT_FOUND).with("code", routing.pathParam("code")));
            return;
        }
        reading.negotiate(routing, List.of(JSON, HTML)).ifPresent(type -> {
            if (type.equals(JSON)) {
                reading.send(routing, JSON, Buffer.buffer(asJson(kind.get()).toString()));
            } else {
                page(routing, "problem", language -> asData(kind.get(), language));
            }
        });
    }

    private void page(RoutingContext routing, String template,
            Function<Language, Map<String, ?>> data) {
        Language language = Call.of(routing).language();
        PageHeaders.set(routing, language);
        reading.send(routing, HTML + "; charset=utf-8",
                templates.render(template, language, reading.root(routing), data.apply(language)));
    }

    private ObjectNode asJson(KindOfProblem kind) {
        ObjectNode item = json.createObjectNode().put("code", kind.code()).put("status", kind.status());
        item.set("title", json.valueToTree(kind.title()));
        if (!kind.detail().isEmpty()) {
            item.set("detail", json.valueToTree(kind.detail()));
        }
        item.set("sources", json.valueToTree(kind.sources()));
        return item;
    }

    private static Map<String, ?> asData(KindOfProblem kind, Language language) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("code", kind.code());
        data.put("status", kind.status());
        data.put("title", in(kind.title(), language));
        data.put("detail", in(kind.detail(), language));
        data.put("sources", String.join(", ", kind.sources()));
        return data;
    }

    private static String in(Map<String, String> texts, Language language) {
        return texts.getOrDefault(language.tag(), texts.getOrDefault(Language.ENGLISH.tag(), ""));
    }
}
