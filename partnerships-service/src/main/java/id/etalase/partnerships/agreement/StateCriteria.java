package id.etalase.partnerships.agreement;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import id.etalase.kit.http.SlugOrId;
import id.etalase.kit.json.EnumNames;
import id.etalase.partnerships.cooperation.Stage;
import id.etalase.partnerships.region.RegionGroups.Membership;

/** A filter as SQL conditions on {@code agreement_state s}: the same questions as {@link AgreementCriteria}, about the past. */
final class StateCriteria {

    private static final String STANDS = "s.effective @> cast(:asOf as timestamptz)";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private final List<String> marks = new ArrayList<>();
    private final List<String> ordered = new ArrayList<>();
    private final AgreementFilter filter;
    private boolean byMarks;

    private StateCriteria(AgreementFilter filter) {
        this.filter = filter;
    }

    static StateCriteria of(AgreementFilter filter, Membership group, AsOf asOf, Audience reader) {
        StateCriteria criteria = new StateCriteria(filter);
        criteria.add(STANDS, "asOf", asOf.instant());
        if (reader == Audience.PUBLIC) {
            criteria.add("s.stage in (:public)", "public", Stage.publicStages().stream().map(EnumNames::of).toList());
        }
        criteria.label("kind", filter.kind());
        criteria.label("instrument", name(filter.instrument()));
        criteria.label("scope", name(filter.scope()));
        criteria.label("pillar", name(filter.pillar()));
        if (filter.stage() != null) {
            criteria.order("s.stage = :stage", "stage", name(filter.stage()));
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
            criteria.marks.add(Marks.anyOf(group));
        }
        criteria.add("last_day(s.representation ->> 'signedOn') >= :signedFrom", "signedFrom", filter.signedFrom());
        criteria.add("first_day(s.representation ->> 'signedOn') <= :signedTo", "signedTo", filter.signedTo());
        if (filter.endsFrom() != null || filter.endsTo() != null) {
            // Two comparisons, because an end that is known to the year may lie after the one day and before the other though the
            // one comes after the other.
            (filter.endsTo() == null ? criteria.conditions : criteria.ordered)
                    .add("end_days(s.representation) && daterange(cast(:endsFrom as date), null)"
                            + " and end_days(s.representation) && daterange(null, cast(:endsTo as date), '[]')");
            criteria.parameters.put("endsFrom",
                    Objects.requireNonNullElse(filter.endsFrom(), AgreementCriteria.FIRST_DAY));
            criteria.parameters.put("endsTo", Objects.requireNonNullElse(filter.endsTo(), AgreementCriteria.LAST_DAY));
            criteria.marks.add(Marks.ends(filter));
        }
        if (filter.renewed() != null) {
            (filter.renewed() ? criteria.ordered : criteria.conditions)
                    .add("s.representation -> 'renewedBy' is " + (filter.renewed() ? "not null" : "null"));
            criteria.marks.add(Marks.label("renewed", filter.renewed().toString()));
        }
        if (filter.activeOn() != null) {
            criteria.order("s.in_force @> cast(:day as date)", "day", filter.activeOn());
            criteria.marks.add(Marks.anyOf("inForce", MonthMarks.around(filter.activeOn())));
        }
        criteria.add("(s.document @@ search_query(:q)) is true", "q", filter.q());
        criteria.byMarks = filter.q() != null || !criteria.marks.isEmpty();
        if (filter.stage() != null || filter.renewed() != null) {
            // Most of those that have ever had them may have had them at another time.
            criteria.marks.add(Marks.anyOf("stands", MonthMarks.around(asOf.instant().atOffset(ZoneOffset.UTC).toLocalDate())));
        }
        return criteria;
    }

    String where() {
        return Stream.of(conditions, ordered).flatMap(List::stream).collect(Collectors.joining(" and "));
    }

    /**
     * Those of the conditions that one index knows together with the order of the list. Of several such things none: what one
     * index gave could be looked through in vain for the others.
     */
    String whereOrdered() {
        return ordered.size() == 1 ? STANDS + " and " + ordered.get(0) : STANDS;
    }

    /** In which parts of the list something can fit. */
    List<SignedBetween> parts() {
        return SignedBetween.partsOf(filter);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void order(String condition, String parameter, Object value) {
        ordered.add(condition);
        parameters.put(parameter, value);
    }

    private void add(String condition, String parameter, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }
    }

    /** Whether more is asked for than how things stood and when it was signed. */
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
            marks.add(Marks.label(name, value));
        }
    }

    private static String name(Enum<?> constant) {
        return constant == null ? null : EnumNames.of(constant);
    }
}
