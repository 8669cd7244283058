package id.etalase.partnerships.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import id.etalase.kit.error.NotFound;
import id.etalase.kit.http.SlugOrId;
import id.etalase.kit.page.Cursor;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The agreements on record. */
@ApplicationScoped
class AgreementRepository implements PanacheRepositoryBase<Agreement, UUID> {

    Optional<Agreement> findByName(String slugOrId) {
        return query(slugOrId).firstResultOptional();
    }

    /**
     * The agreement with that slug or id, if the reader may see it.
     *
     * @throws NotFound when there is none, or it is not signed yet and the reader is the public
     */
    Agreement get(String slugOrId, Audience reader) {
        return findByName(slugOrId).filter(agreement -> reader.sees(agreement.stage())).orElseThrow(() -> notFound(slugOrId));
    }

    /** The same, locked until the transaction ends: changes of one agreement happen one after the other. */
    Agreement getForChange(String slugOrId) {
        return query(slugOrId).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseThrow(() -> notFound(slugOrId));
    }

    /** Those that the filter lets through and the reader may see. */
    Page<Agreement> page(AgreementFilter filter, Audience reader, PageQuery query) {
        AgreementCriteria criteria = AgreementCriteria.of(filter, reader);
        Long total = query.total() ? count("from Agreement a where " + criteria.where(), criteria.parameters()) : null;
        String fingerprint = Cursor.fingerprint(filter, reader);
        query.after(fingerprint).ifPresent(after -> criteria.after(filter.latestFirst(), after.date(0), after.uuid(1)));
        String order = filter.latestFirst() ? " order by a.sortDay desc, a.id desc" : " order by a.sortDay, a.id";
        List<Agreement> rows = find("from Agreement a where " + criteria.where() + order, criteria.parameters())
                .range(0, query.fetchSize() - 1).list();
        return Page.of(rows, query, last -> Cursor.at(fingerprint, last.sortDay(), last.id()), total);
    }

    /** The sister city agreements that were in force on a day beyond doubt, the oldest first. */
    List<Agreement> listSisterCitiesInForce(LocalDate day) {
        return list("from Agreement a where a.particulars.instrument = :instrument and " + AgreementCriteria.IN_FORCE
                + " order by a.sortDay, a.slug",
                Map.of("instrument", Instrument.SISTER_CITY, "day", day, "nowhere", AgreementCriteria.NEVER_IN_FORCE));
    }

    private PanacheQuery<Agreement> query(String slugOrId) {
        return SlugOrId.id(slugOrId).map(id -> find("id", id)).orElseGet(() -> find("slug", slugOrId));
    }

    private static NotFound notFound(String slugOrId) {
        return new NotFound("agreement-not-found", Map.of("agreement", slugOrId));
    }
}
