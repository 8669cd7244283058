package id.etalase.partnerships.agreement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import id.etalase.kit.http.SlugOrId;
import id.etalase.kit.json.EnumNames;
import id.etalase.partnerships.cooperation.Stage;
import id.etalase.partnerships.region.RegionGroups.Membership;

/** A filter as SQL conditions on {@code agreement_state s}: the same questions as {@link AgreementCriteria}, about the past. */
final class StateCriteria {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private final List<String> marks = new ArrayList<>();
    private final List<String> indexed = new ArrayList<>();
    private final AgreementFilter filter;
    private boolean byMarks;

    private StateCriteria(AgreementFilter filter) {
        this.filter = filter;
        this.byMarks = filter.q() != null;
    }

    static StateCriteria of(AgreementFilter filter, Membership group, AsOf asOf, Audience reader) {
        StateCriteria criteria = new StateCriteria(filter);
        criteria.addIndexed("s.effective @> cast(:asOf as timestamptz)", "asOf", asOf.instant());
        if (reader == Audience.PUBLIC) {
            criteria.add("s.stage in (:public)", "public", Stage.publicStages().stream().map(EnumNames::of).toList());
        }
        criteria.label("kind", filter.kind());
        criteria.label("instrument", name(filter.instrument()));
        criteria.label("scope", name(filter.scope()));
        criteria.label("pillar", name(filter.pillar()));
        if (filter.stage() != null) {
            criteria.addIndexed("s.stage = :stage", "stage", name(filter.stage()));
            criteria.marks.add(Marks.label("stage", name(filter.stage())));
        }
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
            criteria.mark(Marks.anyOf(group));
        }
        criteria.add("last_day(s.representation ->> 'signedOn') >= :signedFrom", "signedFrom", filter.signedFrom());
        criteria.add("first_day(s.representation ->> 'signedOn') <= :signedTo", "signedTo", filter.signedTo());
        criteria.addIndexed("end_days(s.representation) && daterange(cast(:endsFrom as date), null)", "endsFrom",
                filter.endsFrom());
        criteria.addIndexed("end_days(s.representation) && daterange(null, cast(:endsTo as date), '[]')", "endsTo",
                filter.endsTo());
        if (filter.renewed() != null) {
            (filter.renewed() ? criteria.indexed : criteria.conditions)
                    .add("s.representation -> 'renewedBy' is " + (filter.renewed() ? "not null" : "null"));
        }
        criteria.addIndexed("s.in_force @> cast(:day as date)", "day", filter.activeOn());
        criteria.add("(s.document @@ search_query(:q)) is true", "q", filter.q());
        return criteria;
    }

    String where() {
        return Stream.of(indexed, conditions).flatMap(List::stream).collect(Collectors.joining(" and "));
    }

    /** Those of the conditions that indexes know together with the order of the list. */
    String whereIndexed() {
        return String.join(" and ", indexed);
    }

    /** In which parts of the list something can fit. */
    List<SignedBetween> parts() {
        return SignedBetween.partsOf(filter);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void add(String condition, String parameter, Object value) {
        add(conditions, condition, parameter, value);
    }

    private void addIndexed(String condition, String parameter, Object value) {
        add(indexed, condition, parameter, value);
    }

    private void add(List<String> among, String condition, String parameter, Object value) {
        if (value != null) {
            among.add(condition);
            parameters.put(parameter, value);
        }
    }

    /** Whether something is asked for that only the index of marks knows. */
    boolean byMarks() {
        return byMarks;
    }

    /** The words that are asked for; null when none are. */
    String words() {
        return filter.q();
    }

    /** What else is asked for, as parts of a query of marks. */
    List<String> marks() {
        return marks;
    }

    private void label(String name, String value) {
        if (value != null) {
            add("s.labels @> array[cast(:" + name + " as text)]", name, name + ":" + value);
            mark(Marks.label(name, value));
        }
    }

    private void mark(String mark) {
        marks.add(mark);
        byMarks = true;
    }

    private static String name(Enum<?> constant) {
        return constant == null ? null : EnumNames.of(constant);
    }
}
