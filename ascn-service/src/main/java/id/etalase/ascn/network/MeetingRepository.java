package id.etalase.ascn.network;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import id.etalase.ascn.DayRange;
import id.etalase.kit.error.NotFound;
import id.etalase.kit.http.SlugOrId;
import id.etalase.kit.page.Conditions;
import id.etalase.kit.page.Cursor;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The meetings on record. */
@ApplicationScoped
class MeetingRepository implements PanacheRepositoryBase<Meeting, UUID> {

    Optional<Meeting> findByName(String slugOrId) {
        return query(slugOrId).firstResultOptional();
    }

    Meeting get(String slugOrId) {
        return findByName(slugOrId).orElseThrow(() -> notFound(slugOrId));
    }

    Meeting getForChange(String slugOrId) {
        return query(slugOrId).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseThrow(() -> notFound(slugOrId));
    }

    /** Those that the filter lets through, the earliest first. */
    Page<Meeting> page(MeetingFilter filter, PageQuery query) {
        DayRange.check(filter.from(), filter.to());
        Conditions conditions = new Conditions().add("m.kind = :kind", "kind", filter.kind())
                .add("m.country = :country", "country", filter.country())
                .add("m.endsOn.last >= :fromDay", "fromDay", filter.from())
                .add("m.startsOn.first <= :toDay", "toDay", filter.to())
                .add("year(m.startsOn.first) = :year", "year", filter.year());
        Long total = query.total() ? count("from Meeting m where " + conditions.where(), conditions.parameters()) : null;
        String fingerprint = Cursor.fingerprint(filter);
        query.after(fingerprint).ifPresent(after -> {
            LocalDate day = after.date(0);
            conditions.require("(m.startsOn.first > :afterDay or (m.startsOn.first = :afterDay and m.id > :afterId))")
                    .set("afterDay", day).set("afterId", after.uuid(1));
        });
        List<Meeting> rows = find("from Meeting m where " + conditions.where() + " order by m.startsOn.first, m.id",
                conditions.parameters()).range(0, query.fetchSize() - 1).list();
        return Page.of(rows, query, last -> Cursor.at(fingerprint, last.startsOn().first(), last.id()), total);
    }

    private PanacheQuery<Meeting> query(String slugOrId) {
        return SlugOrId.id(slugOrId).map(id -> find("id", id)).orElseGet(() -> find("slug", slugOrId));
    }

    private static NotFound notFound(String slugOrId) {
        return new NotFound("meeting-not-found", Map.of("meeting", slugOrId));
    }
}
