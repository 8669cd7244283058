package id.etalase.partnerships.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import id.etalase.kit.http.SlugOrId;
import id.etalase.partnerships.cooperation.Stage;
import id.etalase.partnerships.region.RegionGroups.Membership;

/** A filter as conditions of a query on {@code Agreement a}. */
final class AgreementCriteria {

    /** Stages whose agreements are not yet, or were never, in force on any day. */
    static final Set<Stage> NEVER_IN_FORCE = EnumSet.complementOf(EnumSet.of(Stage.ACTIVE, Stage.SUSPENDED, Stage.UNVERIFIED,
            Stage.COMPLETED, Stage.EXPIRED, Stage.TERMINATED));

    /**
     * In force on {@code :day} beyond doubt. It has begun: the last day that its start may mean is past, or a source shows it
     * in force. It is not over: the first day that its end may mean is not past. What ended on a day that nobody knows, and
     * what nobody has verified, counts only where a source shows it in force and nothing says that it ended.
     */
    static final String IN_FORCE = """
            (a.stage not in (:nowhere)
            and (coalesce(a.particulars.term.startsOn.last, a.signedOn.last) <= :day or a.evidencedOn <= :day)
            and (a.endedOn is null or a.endedOn >= :day)
            and (a.particulars.term.endsOn.first is null or a.particulars.term.endsOn.first >= :day)
            and (a.stage <> id.etalase.partnerships.cooperation.Stage.UNVERIFIED or a.evidencedOn is not null)
            and (a.stage not in (id.etalase.partnerships.cooperation.Stage.COMPLETED,
                    id.etalase.partnerships.cooperation.Stage.EXPIRED, id.etalase.partnerships.cooperation.Stage.TERMINATED)
                or a.endedOn is not null or a.particulars.term.endsOn.first is not null))""";

    private final List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    private final Map<String, Object> parameters = new HashMap<>();

    private AgreementCriteria() {
    }

    static AgreementCriteria of(AgreementFilter filter, Membership group, Audience reader) {
        AgreementCriteria criteria = new AgreementCriteria();
        if (reader == Audience.PUBLIC) {
            criteria.add("a.stage in (:public)", "public", Stage.publicStages());
        }
        criteria.add("cast(matches_search(a.document, :q) as boolean) = true", "q", filter.q());
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
        if (filter.activeOn() != null) {
            criteria.add(IN_FORCE, "day", filter.activeOn());
            criteria.parameters.put("nowhere", NEVER_IN_FORCE);
        }
        return criteria;
    }

    /** Narrows to what comes after a row in the order of the list. */
    void after(boolean latestFirst, LocalDate sortDay, UUID id) {
        String comes = latestFirst ? "<" : ">";
        conditions.add("(a.sortDay " + comes + " :afterDay or (a.sortDay = :afterDay and a.id " + comes + " :afterId))");
        parameters.put("afterDay", sortDay);
        parameters.put("afterId", id);
    }

    String where() {
        return String.join(" and ", conditions);
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
