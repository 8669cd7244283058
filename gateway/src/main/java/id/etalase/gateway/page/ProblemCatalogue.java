package id.etalase.gateway.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import id.etalase.gateway.problem.ProblemKind;
import id.etalase.gateway.problem.ProblemTexts;
import id.etalase.gateway.refresh.Refreshable;
import id.etalase.gateway.request.Language;

/** Every kind of problem in the suite: the gateway's own, and what each service last said of its own. */
@Singleton
class ProblemCatalogue implements Refreshable {

    private static final String GATEWAY = "gateway";

    private final Map<String, List<KindOfProblem>> bySource = new LinkedHashMap<>();
    private volatile SortedMap<String, KindOfProblem> byCode;

    ProblemCatalogue() {
        bySource.put(GATEWAY, own());
        byCode = index();
    }

    /** All kinds, by code. */
    List<KindOfProblem> all() {
        return List.copyOf(byCode.values());
    }

    Optional<KindOfProblem> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    @Override
    public String source() {
        return "/problems";
    }

    @Override
    public void accept(String service, ObjectNode latest) {
        List<KindOfProblem> kinds = new ArrayList<>();
        for (JsonNode item : latest.withArray("items")) {
            String code = item.path("code").asText();
            if (code.isEmpty() || !item.path("status").isInt() || item.path("title").isEmpty()) {
                throw new IllegalArgumentException("an item without code, status or title: " + item);
            }
            kinds.add(new KindOfProblem(code, item.path("status").asInt(), texts(item.path("title")),
                    texts(item.path("detail")), new TreeSet<>(List.of(service))));
        }
        bySource.put(service, kinds);
        byCode = index();
    }

    /** What several say of one code is mostly the same; where it is not, a service knows better than the gateway. */
    private SortedMap<String, KindOfProblem> index() {
        SortedMap<String, KindOfProblem> index = new TreeMap<>();
        bySource.values().forEach(kinds -> kinds.forEach(kind -> index.merge(kind.code(), kind,
                (earlier, later) -> later.alsoFrom(earlier.sources()))));
        return index;
    }

    private static List<KindOfProblem> own() {
        ProblemTexts texts = new ProblemTexts();
        return Arrays.stream(ProblemKind.values()).map(kind -> {
            Map<String, String> title = new LinkedHashMap<>();
            Map<String, String> detail = new LinkedHashMap<>();
            for (Language language : Language.values()) {
                title.put(language.tag(), texts.title(kind, language));
                detail.put(language.tag(), texts.detail(kind, language));
            }
            return new KindOfProblem(kind.code(), kind.status(), title, detail, new TreeSet<>(List.of(GATEWAY)));
        }).toList();
    }

    private static Map<String, String> texts(JsonNode byLanguage) {
        Map<String, String> texts = new LinkedHashMap<>();
        byLanguage.properties().forEach(text -> texts.put(text.getKey(), text.getValue().asText()));
        return texts;
    }
}
