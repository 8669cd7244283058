package id.etalase.partnerships.agreement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import id.etalase.kit.json.EnumNames;
import id.etalase.kit.time.PartialDate;
import id.etalase.partnerships.agreement.SearchResult.Count;
import id.etalase.partnerships.agreement.SearchResult.Hit;

/**
 * Full text search. So that it costs the same however many agreements there are, it ranks and counts at most so many
 * hits, those signed latest; a search with fewer hits is complete.
 */
@ApplicationScoped
class AgreementSearch {

    private static final String HEADLINES = """
            select a.id, ts_headline('etalase_id', %1$s, search_query(:q), 'StartSel=<mark>, StopSel=</mark>, HighlightAll=true'),
                ts_headline('etalase_en', %2$s, search_query(:q), 'StartSel=<mark>, StopSel=</mark>, HighlightAll=true'),
                ts_headline('etalase_en', %3$s, search_query(:q), 'StartSel=<mark>, StopSel=</mark>, MaxFragments=2')
            from agreement a where a.id in (:ids)"""
            .formatted(escaped("a.title_id"), escaped("a.title_en"),
                    escaped("coalesce(a.note_en, a.note_id, '')"));

    private static final String RANKED = "select a.id, cast(ts_rank_cd(a.document, search_query(:q)) as double)";

    private static final String RANKED_WITH_FACETS = RANKED + """
            , a.particulars.instrument, a.stage, a.scope, a.particulars.kind, a.particulars.pillar, a.particulars.sectors,
            a.particulars.challenges, a.partnerCountries, a.signedOn.first, a.signedOn.last""";

    private final AgreementRepository agreements;
    private final AgreementWalk walk;
    private final FilterGroups groups;
    private final EntityManager database;
    private final int most;

    AgreementSearch(AgreementRepository agreements, AgreementWalk walk, FilterGroups groups, EntityManager database,
            @ConfigProperty(name = "etalase.search.most-ranked", defaultValue = "200") int most) {
        this.agreements = agreements;
        this.walk = walk;
        this.groups = groups;
        this.database = database;
        this.most = most;
    }

    private static String escaped(String column) {
        return "replace(replace(replace(" + column + ", '&', '&amp;'), '<', '&lt;'), '>', '&gt;')";
    }

    private record Found(UUID id, double score, Map<String, Collection<String>> values) {
    }

    SearchResult search(AgreementFilter filter, Audience reader, int skip, int limit, boolean withFacets) {
        AgreementCriteria criteria = AgreementCriteria.of(filter, groups, reader);
        List<Found> found = new ArrayList<>(walk.find(withFacets ? RANKED_WITH_FACETS : RANKED, criteria, most + 1, Tuple.class)
                .stream().map(row -> found(row, withFacets)).toList());
        boolean complete = found.size() <= most;
        if (!complete) {
            found.remove(most);
        }
        Map<String, List<Count>> facets = withFacets ? facets(found) : null;
        found.sort(Comparator.comparingDouble(Found::score).reversed());
        List<Found> page = found.stream().skip(skip).limit(limit).toList();
        Integer next = skip + limit < found.size() ? skip + limit : null;
        return new SearchResult(hits(page, filter.q()), next, found.size(), complete, facets);
    }

    private static Found found(Tuple row, boolean withFacets) {
        return new Found((UUID) row.get(0), ((Number) row.get(1)).doubleValue(), withFacets ? values(row) : Map.of());
    }

    private static Map<String, Collection<String>> values(Tuple row) {
        Map<String, Collection<String>> values = new LinkedHashMap<>();
        for (int i = 2; i < 10; i++) {
            Object value = row.get(i);
            values.put(NAMES.get(i - 2), value == null ? List.of()
                    : value instanceof Enum<?> constant ? List.of(EnumNames.of(constant))
                            : value instanceof Collection<?> many ? many.stream().map(Object::toString).toList()
                                    : List.of(value.toString()));
        }
        PartialDate signed = row.get(10) == null ? null
                : new PartialDate((java.time.LocalDate) row.get(10), (java.time.LocalDate) row.get(11));
        values.put("year", signed == null || signed.first().getYear() != signed.last().getYear() ? List.of()
                : List.of(String.valueOf(signed.first().getYear())));
        return values;
    }

    private static final List<String> NAMES = List.of("instrument", "stage", "scope", "kind", "pillar", "sector", "challenge",
            "country");

    private static Map<String, List<Count>> facets(List<Found> found) {
        Map<String, List<Count>> facets = new LinkedHashMap<>();
        for (String name : Stream.concat(NAMES.stream(), Stream.of("year")).toList()) {
            Map<String, Long> counts = found.stream().flatMap(hit -> hit.values().get(name).stream())
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            facets.put(name, counts.entrySet().stream().map(count -> new Count(count.getKey(), count.getValue()))
                    .sorted(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::value)).toList());
        }
        return facets;
    }

    private List<Hit> hits(List<Found> page, String typed) {
        if (page.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = page.stream().map(Found::id).toList();
        Map<UUID, Agreement> byId = agreements.list("id in ?1", ids).stream()
                .collect(Collectors.toMap(Agreement::id, Function.identity()));
        Map<UUID, Map<String, String>> highlights = new HashMap<>();
        for (Object headline : database.createNativeQuery(HEADLINES, Object[].class).setParameter("q", typed)
                .setParameter("ids", ids).getResultList()) {
            Object[] row = (Object[]) headline;
            Map<String, String> marked = new LinkedHashMap<>();
            List<String> places = List.of("title.id", "title.en", "note");
            for (int i = 0; i < places.size(); i++) {
                if (row[i + 1] instanceof String text && text.contains("<mark>")) {
                    marked.put(places.get(i), text);
                }
            }
            highlights.put((UUID) row[0], marked);
        }
        return page.stream().map(hit -> new Hit(AgreementResponse.from(byId.get(hit.id())), hit.score(),
                highlights.getOrDefault(hit.id(), Map.of()))).toList();
    }
}
