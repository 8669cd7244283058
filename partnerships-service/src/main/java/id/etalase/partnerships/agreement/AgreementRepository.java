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
import id.etalase.partnerships.cooperation.Stage;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The agreements on record. */
@ApplicationScoped
class AgreementRepository implements PanacheRepositoryBase<Agreement, UUID> {

    private final FilterGroups groups;
    private final AgreementWalk walk;

    AgreementRepository(FilterGroups groups, AgreementWalk walk) {
        this.groups = groups;
        this.walk = walk;
    }

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
        AgreementCriteria criteria = AgreementCriteria.of(filter, groups, reader);
        Long total = query.total() ? count("from Agreement a where " + criteria.where(), criteria.parameters()) : null;
        String fingerprint = Cursor.fingerprint(filter, reader);
        query.after(fingerprint).ifPresent(after -> criteria.after(after.date(0), after.uuid(1)));
        List<Agreement> rows = walk.find("select a", criteria, query.fetchSize(), Agreement.class);
        return Page.of(rows, query, last -> Cursor.at(fingerprint, last.sortDay(), last.id()), total);
    }

    /**
     * Those that are carried out or rest and whose end is near, by id.
     *
     * @param noticeBy the latest day for a notice that was agreed
     * @param endBy the latest end of one without such a day
     */
    List<UUID> listEnding(LocalDate noticeBy, LocalDate endBy) {
        return getEntityManager().createQuery("""
                select a.id from Agreement a where a.stage in (:stages) and (a.particulars.term.noticeOn <= :noticeBy
                    or a.particulars.term.endsOn.last <= :endBy) and a.particulars.term.endsOn.last is not null
                order by a.id""", UUID.class)
                .setParameter("stages", List.of(Stage.ACTIVE, Stage.SUSPENDED)).setParameter("noticeBy", noticeBy)
                .setParameter("endBy", endBy).getResultList();
    }

    /** Those that go on from an agreement or build on it. */
    List<Agreement> listFollowing(Agreement agreement) {
        return list("renews = ?1 or buildsOn = ?1", agreement);
    }

    /** Whether a roadmap has a goal of that code. */
    boolean knowsGoal(String code) {
        return !getEntityManager().createNativeQuery("""
                select 1 from kept_record k, jsonb_array_elements(k.body -> 'goals') g
                where k.kind = 'roadmap' and g ->> 'code' = :code""").setParameter("code", code).getResultList().isEmpty();
    }

    /** Those with a partner, by id. */
    List<Agreement> listWithPartner(UUID partner) {
        return list("select a from Agreement a join a.partners p where p.id = ?1 order by a.id", partner);
    }

    private PanacheQuery<Agreement> query(String slugOrId) {
        return SlugOrId.id(slugOrId).map(id -> find("id", id)).orElseGet(() -> find("slug", slugOrId));
    }

    private static NotFound notFound(String slugOrId) {
        return new NotFound("agreement-not-found", Map.of("agreement", slugOrId));
    }
}
