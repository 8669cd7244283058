package id.etalase.partnerships.agreement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import id.etalase.kit.http.SlugOrId;
import id.etalase.kit.json.EnumNames;
import id.etalase.kit.text.SearchWords;
import id.etalase.partnerships.cooperation.Stage;
import id.etalase.partnerships.region.RegionGroups.Membership;

/** A filter as SQL conditions on {@code agreement_state s}: the same questions as {@link AgreementCriteria}, about the past. */
final class StateCriteria {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    private StateCriteria() {
    }

    static StateCriteria of(AgreementFilter filter, Membership group, AsOf asOf, Audience reader) {
        StateCriteria criteria = new StateCriteria();
        criteria.add("s.effective @> cast(:asOf as timestamptz)", "asOf", asOf.instant());
        if (reader == Audience.PUBLIC) {
            criteria.add("s.stage in (:public)", "public", Stage.publicStages().stream().map(EnumNames::of).toList());
        }
        criteria.label("kind", filter.kind());
        criteria.label("instrument", name(filter.instrument()));
        criteria.label("scope", name(filter.scope()));
        criteria.label("pillar", name(filter.pillar()));
        criteria.add("s.stage = :stage", "stage", name(filter.stage()));
        criteria.label("sectors", filter.sector());
        criteria.label("challenges", filter.challenge());
        criteria.label("benefits", filter.benefit());
        criteria.label("country", filter.country());
        if (filter.partner() != null) {
            criteria.label("partner", SlugOrId.id(filter.partner()).map(Object::toString).orElse(filter.partner()));
        }
        criteria.label("roadmapGoal", filter.roadmapGoal());
        if (group != null) {
            criteria.add("s.labels && string_to_array(:group, ',')", "group",
                    Stream.concat(group.partners().stream().map(slug -> "partner:" + slug),
                            group.countries().stream().map(code -> "country:" + code)).collect(Collectors.joining(",")));
        }
        criteria.add("last_day(s.representation ->> 'signedOn') >= :signedFrom", "signedFrom", filter.signedFrom());
        criteria.add("first_day(s.representation ->> 'signedOn') <= :signedTo", "signedTo", filter.signedTo());
        criteria.add("last_day(s.representation -> 'term' ->> 'endsOn') >= :endsFrom", "endsFrom", filter.endsFrom());
        criteria.add("first_day(s.representation -> 'term' ->> 'endsOn') <= :endsTo", "endsTo", filter.endsTo());
        criteria.add("jsonb_exists(s.representation, 'renewedBy') = :renewed", "renewed", filter.renewed());
        criteria.add("s.in_force @> cast(:day as date)", "day", filter.activeOn());
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

    private void label(String member, String value) {
        add("s.labels @> array[cast(:" + member + " as text)]", member, value == null ? null : member + ":" + value);
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
