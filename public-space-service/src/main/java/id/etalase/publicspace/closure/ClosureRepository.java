package id.etalase.publicspace.closure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import id.etalase.kit.error.NotFound;
import id.etalase.kit.page.Cursor;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The closures on record. */
@ApplicationScoped
class ClosureRepository implements PanacheRepositoryBase<Closure, UUID> {

    Closure get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> notFound(id));
    }

    Closure getForChange(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> notFound(id));
    }

    /** Applied ones, or for staff all; the earliest first. */
    Page<Closure> page(Collection<UUID> spaces, ClosureKind kind, boolean planned, PageQuery query) {
        List<String> conditions = new ArrayList<>(List.of("status in :statuses"));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("statuses",
                planned ? List.of(ClosureStatus.values()) : List.of(ClosureStatus.APPLIED));
        if (spaces != null) {
            conditions.add("space.id in :spaces");
            parameters.put("spaces", spaces);
        }
        if (kind != null) {
            conditions.add("kind = :kind");
            parameters.put("kind", kind);
        }
        Long total = query.total() ? count(String.join(" and ", conditions), parameters) : null;
        String fingerprint = Cursor.fingerprint(spaces, kind, planned);
        query.after(fingerprint).ifPresent(after -> {
            conditions.add("(startsAt > :at or startsAt = :at and id > :id)");
            parameters.put("at", after.instant(0));
            parameters.put("id", after.uuid(1));
        });
        List<Closure> rows = find(String.join(" and ", conditions) + " order by startsAt, id", parameters)
                .range(0, query.fetchSize() - 1).list();
        return Page.of(rows, query, last -> Cursor.at(fingerprint, last.startsAt(), last.id()), total);
    }

    private static NotFound notFound(UUID id) {
        return new NotFound("closure-not-found", Map.of("closure", id));
    }
}
