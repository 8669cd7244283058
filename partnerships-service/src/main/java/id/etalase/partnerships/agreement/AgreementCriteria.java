package id.etalase.partnerships.agreement;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import id.etalase.partnerships.cooperation.Stage;
import id.etalase.partnerships.region.RegionGroups.Membership;

/** A filter as conditions of a query on {@code Agreement a}. */
final class AgreementCriteria {

    private static final String MATCHES = "cast(matches_search(a.document, :q) as boolean) = true";
    /** The same in a form that no index knows. */
    private static final String HAS_WORDS = "cast(has_words(a.document, :q) as boolean) = true";
    static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    static final UUID LEAST = new UUID(0, 0);
    static final UUID GREATEST = new UUID(-1, -1);

    private final List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    private final Map<String, Object> parameters = new HashMap<>();
    private final List<String> marks = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final List<String> days = new ArrayList<>();

    private final AgreementFilter filter;
    private Place after;

    /** A place in the order of the list: that of an agreement. */
    record Place(LocalDate day, UUID id) {
    }

    private AgreementCriteria(AgreementFilter filter) {
        this.filter = filter;
    }

    static AgreementCriteria of(AgreementFilter filter, FilterGroups groups, Audience reader) {
        AgreementCriteria criteria = new AgreementCriteria(filter);
        if (filter.q() != null) {
            criteria.parameters.put("q", filter.q());
        }
        if (reader == Audience.PUBLIC) {
            criteria.add("a.stage in (:public)", "public", Stage.publicStages());
        }
        criteria.label("a.particulars.kind = :kind", "kind", filter.kind());
        criteria.label("a.particulars.instrument = :instrument", "instrument", filter.instrument());
        criteria.label("a.scope = :scope", "scope", filter.scope());
        criteria.label("array_contains(a.particulars.sectors, :sector)", "sector", filter.sector());
        criteria.label("array_contains(a.particulars.challenges, :challenge)", "challenge", filter.challenge());
        criteria.label("array_contains(a.particulars.benefits, :benefit)", "benefit", filter.benefit());
        criteria.label("a.particulars.pillar = :pillar", "pillar", filter.pillar());
        criteria.label("array_contains(a.partnerCountries, :country)", "country", filter.country());
        criteria.label("array_contains(a.partnerSlugs, :partner)", "partner", groups.partner(filter));
        Membership group = groups.members(filter);
        if (group != null) {
            criteria.add("(cast(has_any(a.partnerSlugs, :groupPartners) as boolean) = true"
                    + " or cast(has_any(a.partnerCountries, :groupCountries) as boolean) = true)", "groupPartners",
                    String.join(",", group.partners()));
            criteria.parameters.put("groupCountries", String.join(",", group.countries()));
            criteria.marks.add(Marks.anyOf(group));
        }
        criteria.label("a.particulars.roadmapGoal = :roadmapGoal", "roadmapGoal", filter.roadmapGoal());
        // Of the two comparisons one says what is asked for, and the other what it means for the order of the list.
        criteria.add("a.signedOn.last >= :signedFrom and a.sortDay >= :signedFrom", "signedFrom", filter.signedFrom());
        criteria.add("a.signedOn.first <= :signedTo and a.sortDay <= :signedBefore", "signedTo", filter.signedTo());
        if (filter.signedTo() != null) {
            criteria.parameters.put("signedBefore", filter.signedTo().with(TemporalAdjusters.lastDayOfYear()));
        }
        if (filter.endsFrom() != null || filter.endsTo() != null) {
            // Of those signed lately many end after any day: looking at one after the other soon finds a page of them.
            (filter.endsTo() == null ? criteria.conditions : criteria.days)
                    .add("a.particulars.term.endsOn.first is not null and cast(may_lie_between("
                            + "a.particulars.term.endsOn.first, a.particulars.term.endsOn.last, cast(:endsFrom as LocalDate),"
                            + " cast(:endsTo as LocalDate)) as boolean) = true");
            criteria.parameters.put("endsFrom", Objects.requireNonNullElse(filter.endsFrom(), FIRST_DAY));
            criteria.parameters.put("endsTo", Objects.requireNonNullElse(filter.endsTo(), LAST_DAY));
            criteria.marks.add(Marks.ends(filter));
        }
        if (filter.renewed() != null) {
            criteria.conditions.add(filter.renewed() ? "a.renewedBy is not null" : "a.renewedBy is null");
            criteria.marks.add(Marks.label("renewed", filter.renewed().toString()));
        }
        if (filter.activeOn() != null) {
            criteria.days.add("cast(includes_day(a.inForce, :day) as boolean) = true");
            criteria.parameters.put("day", filter.activeOn());
            criteria.marks.add(Marks.anyOf("inForce", MonthMarks.around(filter.activeOn())));
        }
        criteria.label("a.stage = :stage", "stage", filter.stage());
        return criteria;
    }

    /** Narrows to what comes after a place in the order of the list. */
    void after(LocalDate sortDay, UUID id) {
        after = new Place(sortDay, id);
    }

    /** The place after which the list is read; null at its beginning. */
    Place after() {
        return after;
    }

    /** In which parts of the list something can fit. */
    List<SignedBetween> parts() {
        return SignedBetween.partsOf(filter);
    }

    String order() {
        if (byDays()) {
            return filter.latestFirst() ? " order by days_before_the_end(a.sortDay), a.id desc"
                    : " order by days_since_the_beginning(a.sortDay), a.id";
        }
        return filter.latestFirst() ? " order by a.sortDay desc, a.id desc" : " order by a.sortDay, a.id";
    }

    /**
     * Whether days in force or ends are asked for, which have an index each that knows the order too. Both together have none:
     * what the one gave could be looked through in vain for the other.
     */
    boolean byDays() {
        return days.size() == 1;
    }

    /** Whether something is asked for that the index of marks knows. */
    boolean byMarks() {
        return filter.q() != null || !marks.isEmpty();
    }

    /** The words that are asked for; null when none are. */
    String words() {
        return filter.q();
    }

    /** What else is asked for, as parts of a query of marks. */
    List<String> marks() {
        return marks;
    }

    boolean latestFirst() {
        return filter.latestFirst();
    }

    /** The conditions, wherever the list begins. */
    String where() {
        return with(MATCHES, Stream.of(days, labels).flatMap(List::stream));
    }

    /** The same in a form that no index knows: where few rows are looked at, PostgreSQL would still read all of an index. */
    private String whereSeen() {
        return with(HAS_WORDS, unknown());
    }

    /** The conditions from one place to another; a place that is null is the end of the list. */
    String where(Place from, Place to) {
        return where() + within(from, to);
    }

    /** The same where few rows are between the places. */
    String whereSeen(Place from, Place to) {
        return whereSeen() + within(from, to);
    }

    /** What is asked of the days in force or the ends, and nothing else, after a place. */
    String whereDays(Place from) {
        return String.join(" and ", days) + within(from, null);
    }

    private String within(Place from, Place to) {
        return (from == null ? "" : " and " + beyond("from"))
                + (to == null ? ""
                        : " and not (" + beyond("to") + ") and a.sortDay " + (latestFirst() ? ">" : "<") + "= :toDay");
    }

    /** The same among those with the ids {@code :ids}, parted by commas. */
    String whereAmong() {
        return "cast(is_one_of(a.id, :ids) as boolean) = true and " + with(HAS_WORDS, unknown());
    }

    /** After a place in the order of the list. */
    private String beyond(String name) {
        // The first comparison says nothing that the others do not, but an index understands it.
        return "a.sortDay %1$s= :%2$sDay and (a.sortDay %1$s :%2$sDay or (a.sortDay = :%2$sDay and a.id %1$s :%2$sId))"
                .formatted(latestFirst() ? "<" : ">", name);
    }

    /** Labels and days in a form that no index knows. */
    private Stream<String> unknown() {
        return Stream.of(days, labels).flatMap(List::stream)
                .map(condition -> "case when " + condition + " then 1 else 0 end = 1");
    }

    /** @param words what is asked of an agreement when words are asked for */
    private String with(String words, Stream<String> others) {
        return Stream.of(filter.q() == null ? Stream.<String> empty() : Stream.of(words), conditions.stream(), others)
                .flatMap(Function.identity()).collect(Collectors.joining(" and "));
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** The same with those of {@link #where(Place, Place)}. */
    Map<String, Object> parameters(Place from, Place to) {
        Map<String, Object> all = new HashMap<>(parameters);
        if (from != null) {
            all.put("fromDay", from.day());
            all.put("fromId", from.id());
        }
        if (to != null) {
            all.put("toDay", to.day());
            all.put("toId", to.id());
        }
        return all;
    }

    private void add(String condition, String parameter, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }
    }

    private void label(String condition, String name, Object value) {
        if (value != null) {
            labels.add(condition);
            parameters.put(name, value);
            marks.add(Marks.label(name, value.toString()));
        }
    }
}
