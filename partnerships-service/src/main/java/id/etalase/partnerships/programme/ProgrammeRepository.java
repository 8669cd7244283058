package id.etalase.partnerships.programme;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import id.etalase.kit.json.EnumNames;
import id.etalase.kit.page.Conditions;
import id.etalase.kit.page.Cursor;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.time.PartialDate;
import id.etalase.partnerships.cooperation.Stage;
import id.etalase.partnerships.kept.Keeping;
import id.etalase.partnerships.kept.Kept;
import id.etalase.partnerships.kept.KeptWithAgreements;
import id.etalase.partnerships.programme.OutcomeRequest.OutcomeKind;

/** The programmes on record with what they reached and what came of them. */
@ApplicationScoped
class ProgrammeRepository implements KeptWithAgreements {

    static final String KIND = "programme";

    private final Keeping.Kind<ProgrammeRequest> programmes;
    private final EntityManager database;

    ProgrammeRepository(Keeping keeping, EntityManager database) {
        this.programmes = keeping.of(KIND, ProgrammeRequest.class, ProgrammeResponse::from);
        this.database = database;
    }

    @Override
    public Keeping.Kind<ProgrammeRequest> kind() {
        return programmes;
    }

    Page<Kept<ProgrammeRequest>> page(ProgrammeFilter filter, boolean everything, PageQuery query) {
        Conditions conditions = new Conditions().words(
                "fold((k.body -> 'title' ->> 'id') || ' ' || (k.body -> 'title' ->> 'en')) {matches}", filter.q())
                .add("a.slug = :agreement", "agreement", filter.agreement())
                .add("k.body ->> 'host' = :host", "host", filter.host())
                .add("k.body ->> 'direction' = :direction", "direction", filter.direction())
                .add("k.body ->> 'status' = :status", "status", filter.status())
                .add("jsonb_exists(k.body -> 'benefits', :benefit)", "benefit", filter.benefit())
                .add("coalesce(first_day(k.body ->> 'startsOn') <= :activeOn and last_day(k.body ->> 'endsOn') >= :activeOn,"
                        + " first_day(k.body ->> 'startsOn') <= :activeOn, false)", "activeOn", filter.activeOn());
        visible(conditions, everything);
        return programmes.page(conditions, query, filter, everything);
    }

    /** Adds what the public may not see: nothing of an agreement that is not signed. */
    private static void visible(Conditions conditions, boolean everything) {
        if (!everything) {
            conditions.add("a.stage in (:public)", "public", Stage.publicStages().stream().map(Enum::name).toList());
        }
    }

    void keep(UUID programme, ProgressEntry entry) {
        database.createNativeQuery("""
                insert into progress_entry (id, programme, target, occurred_on, value, round, beneficiary, note, source,
                    replaces, recorded_at)
                values (:id, :programme, :target, :on, :value, :round, :beneficiary, :note, :source, :replaces, :at)""")
                .setParameter("id", entry.id()).setParameter("programme", programme).setParameter("target", entry.target())
                .setParameter("on", entry.occurredOn()).setParameter("value", entry.value())
                .setParameter("round", entry.round()).setParameter("beneficiary", entry.beneficiary())
                .setParameter("note", entry.note()).setParameter("source", entry.source())
                .setParameter("replaces", entry.replaces()).setParameter("at", entry.recordedAt()).executeUpdate();
    }

    /** All entries of a programme by their day, also those that were replaced. */
    List<ProgressEntry> entries(UUID programme) {
        List<?> rows = database.createNativeQuery("""
                select id, target, occurred_on, value, round, beneficiary, note, source, replaces, recorded_at
                from progress_entry where programme = :programme order by occurred_on, recorded_at, id""", Object[].class)
                .setParameter("programme", programme).getResultList();
        return rows.stream().map(found -> {
            Object[] row = (Object[]) found;
            return new ProgressEntry((UUID) row[0], (String) row[1], date(row[2]), ((BigDecimal) row[3]).stripTrailingZeros()
                    .scale() < 0 ? ((BigDecimal) row[3]).setScale(0) : ((BigDecimal) row[3]).stripTrailingZeros(),
                    (String) row[4], (String) row[5], (String) row[6], (String) row[7], (UUID) row[8], (Instant) row[9]);
        }).toList();
    }

    void keep(UUID programme, OutcomeResponse outcome) {
        database.createNativeQuery("""
                insert into outcome (id, programme, kind, title_id, title_en, occurred_first, occurred_last, quantity, link,
                    source, recorded_at)
                values (:id, :programme, :kind, :titleId, :titleEn, :first, :last, :quantity, :link, :source, :at)""")
                .setParameter("id", outcome.id()).setParameter("programme", programme)
                .setParameter("kind", EnumNames.of(outcome.kind())).setParameter("titleId", outcome.title().id())
                .setParameter("titleEn", outcome.title().en())
                .setParameter("first", outcome.occurredOn() == null ? null : outcome.occurredOn().first())
                .setParameter("last", outcome.occurredOn() == null ? null : outcome.occurredOn().last())
                .setParameter("quantity", outcome.quantity()).setParameter("link", outcome.link())
                .setParameter("source", outcome.source()).setParameter("at", outcome.recordedAt()).executeUpdate();
    }

    /** What came of programmes that the reader may see, the latest recorded first. */
    Page<OutcomeResponse> outcomes(OutcomeFilter filter, boolean everything, PageQuery query) {
        Conditions conditions = outcomeConditions(filter, everything);
        Long total = query.total() ? ((Number) ask("select count(*)", conditions, "").getSingleResult()).longValue() : null;
        String fingerprint = Cursor.fingerprint(filter, everything);
        query.after(fingerprint).ifPresent(after -> conditions.add("o.id < :after", "after", after.uuid(0)));
        List<?> rows = ask("select o.id, k.slug, o.kind, o.title_id, o.title_en, o.occurred_first, o.occurred_last, o.quantity,"
                + " o.link, o.source, o.recorded_at", conditions, " order by o.id desc").setMaxResults(query.fetchSize())
                .getResultList();
        List<OutcomeResponse> outcomes = rows.stream().map(found -> {
            Object[] row = (Object[]) found;
            return new OutcomeResponse((UUID) row[0], (String) row[1],
                    (OutcomeKind) EnumNames.parse(OutcomeKind.class, (String) row[2]).orElseThrow(),
                    new BilingualText((String) row[3], (String) row[4]),
                    row[5] == null ? null : new PartialDate(date(row[5]), date(row[6])), ((Number) row[7]).intValue(),
                    (String) row[8], (String) row[9], (Instant) row[10]);
        }).toList();
        return Page.of(outcomes, query, last -> Cursor.at(fingerprint, last.id()), total);
    }

    /** How many of each kind came of programmes that the reader may see. */
    Map<String, Long> outcomeCounts(OutcomeFilter filter, boolean everything) {
        List<?> rows = ask("select o.kind, sum(o.quantity)", outcomeConditions(filter, everything), " group by o.kind")
                .getResultList();
        return rows.stream().map(row -> (Object[]) row)
                .collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).longValue()));
    }

    private static Conditions outcomeConditions(OutcomeFilter filter, boolean everything) {
        Conditions conditions = new Conditions().add("k.slug = :programme", "programme", filter.programme())
                .add("a.slug = :agreement", "agreement", filter.agreement())
                .add("o.kind = :kind", "kind", filter.kind() == null ? null : EnumNames.of(filter.kind()));
        visible(conditions, everything);
        return conditions;
    }

    private Query ask(String what, Conditions conditions, String tail) {
        Query query = database.createNativeQuery(what + " from outcome o join kept_record k on k.id = o.programme"
                + " join agreement a on a.id = k.owner where " + conditions.where() + tail);
        conditions.parameters().forEach(query::setParameter);
        return query;
    }

    private static LocalDate date(Object value) {
        return value instanceof Date date ? date.toLocalDate() : (LocalDate) value;
    }
}
