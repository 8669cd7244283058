package id.etalase.partnerships.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import id.etalase.kit.http.SlugOrId;
import id.etalase.partnerships.cooperation.Stage;
import id.etalase.partnerships.region.RegionGroups.Membership;

/** A filter as conditions of a query on {@code Agreement a}. */
final class AgreementCriteria {

    private final List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    private final Map<String, Object> parameters = new HashMap<>();

    private final AgreementFilter filter;

    private AgreementCriteria(AgreementFilter filter) {
        this.filter = filter;
    }

    static AgreementCriteria of(AgreementFilter filter, Membership group, Audience reader) {
        AgreementCriteria criteria = new AgreementCriteria(filter);
        if (filter.q() != null) {
            criteria.parameters.put("q", filter.q());
        }
        if (reader == Audience.PUBLIC) {
            criteria.add("a.stage in (:public)", "public", Stage.publicStages());
        }
        criteria.add("a.particulars.kind = :kind", "kind", filter.kind());
        criteria.add("a.particulars.instrument = :instrument", "instrument", filter.instrument());
        criteria.add("a.scope = :scope", "scope", filter.scope());
        criteria.add("a.stage = :stage", "stage", filter.stage());
        criteria.add("array_contains(a.particulars.sectors, :sector)", "sector", filter.sector());
        criteria.add("array_contains(a.particulars.challenges, :challenge)", "challenge", filter.challenge());
        criteria.add("array_contains(a.particulars.benefits, :benefit)", "benefit", filter.benefit());
        criteria.add("a.particulars.pillar = :pillar", "pillar", filter.pillar());
        criteria.add("array_contains(a.partnerCountries, :country)", "country", filter.country());
        if (filter.partner() != null) {
            Optional<UUID> id = SlugOrId.id(filter.partner());
            criteria.add(id.isPresent() ? "exists (select 1 from a.partners p where p.id = :partner)"
                    : "array_contains(a.partnerSlugs, :partner)", "partner",
                    id.<Object> map(one -> one).orElse(filter.partner()));
        }
        if (group != null) {
            criteria.add("(cast(has_any(a.partnerSlugs, :groupPartners) as boolean) = true"
                    + " or cast(has_any(a.partnerCountries, :groupCountries) as boolean) = true)", "groupPartners",
                    String.join(",", group.partners()));
            criteria.parameters.put("groupCountries", String.join(",", group.countries()));
        }
        criteria.add("a.particulars.roadmapGoal = :roadmapGoal", "roadmapGoal", filter.roadmapGoal());
        criteria.add("a.signedOn.last >= :signedFrom", "signedFrom", filter.signedFrom());
        criteria.add("a.signedOn.first <= :signedTo", "signedTo", filter.signedTo());
        criteria.add("a.particulars.term.endsOn.last >= :endsFrom", "endsFrom", filter.endsFrom());
        criteria.add("a.particulars.term.endsOn.first <= :endsTo", "endsTo", filter.endsTo());
        if (filter.renewed() != null) {
            criteria.conditions.add(filter.renewed() ? "a.renewedBy is not null" : "a.renewedBy is null");
        }
        criteria.add("cast(includes_day(a.inForce, :day) as boolean) = true", "day", filter.activeOn());
        return criteria;
    }

    /** Narrows to what comes after a row in the order of the list. */
    void after(LocalDate sortDay, UUID id) {
        String comes = filter.latestFirst() ? "<" : ">";
        // The first comparison says nothing that the others do not, but an index understands it.
        conditions.add("a.sortDay " + comes + "= :afterDay and (a.sortDay " + comes
                + " :afterDay or (a.sortDay = :afterDay and a.id " + comes + " :afterId))");
        parameters.put("afterDay", sortDay);
        parameters.put("afterId", id);
    }

    /** The order of the list; said so that the index of the days in force knows it where a day is asked for. */
    String order() {
        if (filter.activeOn() != null) {
            return filter.latestFirst() ? " order by days_before_the_end(a.sortDay), a.id desc"
                    : " order by days_since_the_beginning(a.sortDay), a.id";
        }
        return filter.latestFirst() ? " order by a.sortDay desc, a.id desc" : " order by a.sortDay, a.id";
    }

    /**
     * Whether {@link WordSearch} should look for the rows: when words are asked for and nothing else that has an index of its
     * own and may be rarer than the words.
     */
    boolean byWords() {
        return filter.q() != null && Stream.of(filter.sector(), filter.challenge(), filter.benefit(), filter.country(),
                filter.partner(), filter.group(), filter.activeOn()).allMatch(Objects::isNull);
    }

    /** The day of the row after which to begin; none for the first page. */
    Optional<LocalDate> afterDay() {
        return Optional.ofNullable((LocalDate) parameters.get("afterDay"));
    }

    boolean latestFirst() {
        return filter.latestFirst();
    }

    String where() {
        return filter.q() != null ? with("cast(matches_search(a.document, :q) as boolean) = true") : with("1 = 1");
    }

    /** The same among those with the ids {@code :ids}, parted by commas. */
    String whereAmong() {
        return with("cast(is_one_of(a.id, :ids) as boolean) = true and cast(has_words(a.document, :q) as boolean) = true");
    }

    private String with(String condition) {
        return condition + " and " + String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void add(String condition, String parameter, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }
    }
}
