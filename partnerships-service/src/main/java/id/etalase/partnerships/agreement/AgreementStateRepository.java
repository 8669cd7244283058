package id.etalase.partnerships.agreement;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.kit.error.NotFound;
import id.etalase.kit.page.Cursor;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;

/** How agreements stood at any time. */
@ApplicationScoped
class AgreementStateRepository {

    private final AgreementRepository agreements;
    private final FilterGroups groups;
    private final EntityManager database;
    private final ObjectMapper json;

    AgreementStateRepository(AgreementRepository agreements, FilterGroups groups, EntityManager database, ObjectMapper json) {
        this.agreements = agreements;
        this.groups = groups;
        this.database = database;
        this.json = json;
    }

    /**
     * An agreement as it stood.
     *
     * @throws NotFound when there is none that the reader may see, or there was none at that time
     */
    AgreementResponse get(String slugOrId, AsOf asOf, Audience reader) {
        UUID id = agreements.get(slugOrId, reader).id();
        List<?> rows = database.createNativeQuery("""
                select cast(representation as text) from agreement_state
                where agreement_id = :id and effective_from <= :asOf and (effective_to is null or effective_to > :asOf)""")
                .setParameter("id", id).setParameter("asOf", asOf.instant()).getResultList();
        return rows.stream().map(row -> read((String) row)).filter(agreement -> reader.sees(agreement.stage())).findFirst()
                .orElseThrow(() -> new NotFound("agreement-not-yet",
                        Map.of("agreement", slugOrId, "asOf", asOf.instant().toString())));
    }

    /** Those that the filter lets through as they stood, and the reader might see then. */
    Page<AgreementResponse> page(AgreementFilter filter, AsOf asOf, Audience reader, PageQuery query) {
        StateCriteria criteria = StateCriteria.of(filter, groups.members(filter), asOf, reader);
        Long total = query.total()
                ? ((Number) ask("select count(*)", criteria, "").getSingleResult()).longValue()
                : null;
        String fingerprint = Cursor.fingerprint(filter, reader);
        boolean latest = filter.latestFirst();
        // The first comparison says nothing that the second does not, but the index of times understands it.
        query.after(fingerprint).ifPresent(after -> criteria
                .add("s.sort_day " + (latest ? "<=" : ">=") + " :afterDay and (s.sort_day, s.agreement_id) "
                        + (latest ? "<" : ">") + " (:afterDay, :afterId)", "afterDay", after.date(0))
                .parameters().put("afterId", after.uuid(1)));
        String order = latest ? " order by days_before_the_end(s.sort_day), s.agreement_id desc"
                : " order by days_since_the_beginning(s.sort_day), s.agreement_id";
        List<?> found = ask("select s.sort_day, s.agreement_id, cast(s.representation as text)", criteria, order)
                .setMaxResults(query.fetchSize()).getResultList();
        List<Row> rows = found.stream().map(row -> row((Object[]) row)).toList();
        return Page.of(rows, query, last -> Cursor.at(fingerprint, last.day(), last.id()), total).map(Row::agreement);
    }

    /** The sister city agreements that were in force beyond doubt, the oldest first. */
    List<AgreementResponse> listSisterCitiesInForce(AsOf asOf) {
        List<?> rows = database.createNativeQuery("""
                select cast(s.representation as text) from agreement_state s
                where s.labels @> array['instrument:sister-city'] and s.effective @> cast(:asOf as timestamptz)
                    and s.in_force @> cast(:day as date)
                order by s.sort_day, s.representation ->> 'slug'""")
                .setParameter("asOf", asOf.instant()).setParameter("day", asOf.day()).getResultList();
        return rows.stream().map(row -> read((String) row)).toList();
    }

    private Query ask(String what, StateCriteria criteria, String order) {
        Query query = database
                .createNativeQuery(what + " from agreement_state s where " + criteria.where() + order);
        criteria.parameters().forEach(query::setParameter);
        return query;
    }

    private Row row(Object[] row) {
        LocalDate day = row[0] instanceof Date date ? date.toLocalDate() : (LocalDate) row[0];
        return new Row(day, (UUID) row[1], read((String) row[2]));
    }

    private AgreementResponse read(String representation) {
        try {
            return json.readValue(representation, AgreementResponse.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored state is always an agreement", e);
        }
    }

    private record Row(LocalDate day, UUID id, AgreementResponse agreement) {
    }
}
