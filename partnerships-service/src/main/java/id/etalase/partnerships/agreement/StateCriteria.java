package id.etalase.partnerships.agreement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import id.etalase.kit.http.SlugOrId;
import id.etalase.kit.json.EnumNames;
import id.etalase.kit.text.SearchWords;
import id.etalase.partnerships.cooperation.Stage;
import id.etalase.partnerships.region.RegionGroups.Membership;

/** A filter as SQL conditions on {@code agreement_state s}: the same questions as {@link AgreementCriteria}, about the past. */
final class StateCriteria {

    private static final String PARTNER = """
            exists (select 1 from jsonb_array_elements(s.representation -> 'partners') p where p ->> '%s' = :%s)""";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    private StateCriteria() {
    }

    static StateCriteria of(AgreementFilter filter, Membership group, AsOf asOf, Audience reader) {
        StateCriteria criteria = new StateCriteria();
        criteria.add("s.effective_from <= :asOf and (s.effective_to is null or s.effective_to > :asOf)", "asOf",
                asOf.instant());
        if (reader == Audience.PUBLIC) {
            criteria.add("s.stage in (:public)", "public", Stage.publicStages().stream().map(EnumNames::of).toList());
        }
        criteria.member("kind", filter.kind());
        criteria.member("instrument", name(filter.instrument()));
        criteria.member("scope", name(filter.scope()));
        criteria.member("pillar", name(filter.pillar()));
        criteria.add("s.stage = :stage", "stage", name(filter.stage()));
        criteria.list("sectors", "sector", filter.sector());
        criteria.list("challenges", "challenge", filter.challenge());
        criteria.list("benefits", "benefit", filter.benefit());
        criteria.add(PARTNER.formatted("country", "country"), "country", filter.country());
        if (filter.partner() != null) {
            String member = SlugOrId.id(filter.partner()).isPresent() ? "id" : "slug";
            criteria.add(PARTNER.formatted(member, "partner"), "partner",
                    SlugOrId.id(filter.partner()).map(Object::toString).orElse(filter.partner()));
        }
        criteria.member("roadmapGoal", filter.roadmapGoal());
        if (group != null) {
            criteria.add("""
                    exists (select 1 from jsonb_array_elements(s.representation -> 'partners') p
                    where p ->> 'slug' = any (string_to_array(:groupPartners, ','))
                        or p ->> 'country' = any (string_to_array(:groupCountries, ',')))""", "groupPartners",
                    String.join(",", group.partners()));
            criteria.parameters.put("groupCountries", String.join(",", group.countries()));
        }
        criteria.add("last_day(s.representation ->> 'signedOn') >= :signedFrom", "signedFrom", filter.signedFrom());
        criteria.add("first_day(s.representation ->> 'signedOn') <= :signedTo", "signedTo", filter.signedTo());
        criteria.add("last_day(s.representation -> 'term' ->> 'endsOn') >= :endsFrom", "endsFrom", filter.endsFrom());
        criteria.add("first_day(s.representation -> 'term' ->> 'endsOn') <= :endsTo", "endsTo", filter.endsTo());
        criteria.add("jsonb_exists(s.representation, 'renewedBy') = :renewed", "renewed", filter.renewed());
        criteria.add("in_force(s.representation, :day)", "day", filter.activeOn());
        criteria.words(filter.q());
        return criteria;
    }

    String where() {
        return String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    StateCriteria add(String condition, String parameter, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }
        return this;
    }

    private void member(String name, String value) {
        add("s.representation ->> '" + name + "' = :" + name, name, value);
    }

    private void list(String member, String parameter, String value) {
        add("jsonb_exists(s.representation -> '" + member + "', :" + parameter + ")", parameter, value);
    }

    private void words(String q) {
        List<String> patterns = q == null ? List.of() : SearchWords.patterns(q);
        for (int i = 0; i < patterns.size(); i++) {
            String matches = " like fold(cast(:word" + i + " as text)) escape '\\'";
            add("(fold((s.representation -> 'title' ->> 'id') || ' ' || (s.representation -> 'title' ->> 'en'))" + matches
                    + " or exists (select 1 from jsonb_array_elements(s.representation -> 'partners') n join partner k"
                    + " on k.id = cast(n ->> 'id' as uuid) where k.search_text" + matches + "))", "word" + i, patterns.get(i));
        }
    }

    private static String name(Enum<?> constant) {
        return constant == null ? null : EnumNames.of(constant);
    }
}
