package id.etalase.partnerships.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import id.etalase.kit.http.SlugOrId;
import id.etalase.kit.text.SearchWords;
import id.etalase.partnerships.cooperation.Stage;

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

    static AgreementCriteria of(AgreementFilter filter, Audience reader) {
        AgreementCriteria criteria = new AgreementCriteria();
        if (reader == Audience.PUBLIC) {
            criteria.add("a.stage in (:public)", "public", Stage.publicStages());
        }
        criteria.words(filter.q());
        criteria.add("a.particulars.kind = :kind", "kind", filter.kind());
        criteria.add("a.particulars.instrument = :instrument", "instrument", filter.instrument());
        criteria.add("a.scope = :scope", "scope", filter.scope());
        criteria.add("a.stage = :stage", "stage", filter.stage());
        criteria.add("array_contains(a.particulars.sectors, :sector)", "sector", filter.sector());
        criteria.add("array_contains(a.particulars.challenges, :challenge)", "challenge", filter.challenge());
        criteria.add("array_contains(a.particulars.benefits, :benefit)", "benefit", filter.benefit());
        criteria.add("a.particulars.pillar = :pillar", "pillar", filter.pillar());
        criteria.add("exists (select 1 from a.partners p where p.country = :country)", "country", filter.country());
        if (filter.partner() != null) {
            String member = SlugOrId.id(filter.partner()).isPresent() ? "id" : "slug";
            criteria.add("exists (select 1 from a.partners p where p." + member + " = :partner)", "partner",
                    SlugOrId.id(filter.partner()).<Object> map(id -> id).orElse(filter.partner()));
        }
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

    private void words(String q) {
        if (q == null) {
            return;
        }
        List<String> patterns = SearchWords.patterns(q);
        for (int i = 0; i < patterns.size(); i++) {
            String matches = " like cast(fold(:word" + i + ") as string) escape '\\'";
            add("(a.searchText" + matches + " or exists (select 1 from a.partners p where p.searchText" + matches + "))",
                    "word" + i, patterns.get(i));
        }
    }

    private void add(String condition, String parameter, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }
    }
}
