package id.etalase.publicspace.programme;

import java.util.ArrayList;
import java.util.HashMap;
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
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The activities on record. */
@ApplicationScoped
class ActivityRepository implements PanacheRepositoryBase<Activity, UUID> {

    Optional<Activity> findByName(String slugOrId) {
        return SlugOrId.id(slugOrId).map(id -> find("id", id)).orElseGet(() -> find("slug", slugOrId)).firstResultOptional();
    }

    Activity get(String slugOrId) {
        return findByName(slugOrId)
                .orElseThrow(() -> new NotFound("activity-not-found", Map.of("activity", slugOrId)));
    }

    /** The same, and nobody else changes it before this transaction ends. */
    Activity getForChange(String slugOrId) {
        Activity activity = get(slugOrId);
        getEntityManager().refresh(activity, LockModeType.PESSIMISTIC_WRITE);
        return activity;
    }

    /** The same, and nobody changes it before this transaction ends. */
    Activity getAndKeep(String slugOrId) {
        Activity activity = get(slugOrId);
        getEntityManager().refresh(activity, LockModeType.PESSIMISTIC_READ);
        return activity;
    }

    Page<Activity> page(ActivityFilter filter, PageQuery query) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> parameters = new HashMap<>();
        if (filter.type() != null) {
            conditions.add("type = :type");
            parameters.put("type", filter.type());
        }
        if (filter.space() != null) {
            conditions.add("space.slug = :space");
            parameters.put("space", filter.space());
        }
        Long total = query.total() ? count(String.join(" and ", conditions), parameters) : null;
        String fingerprint = Cursor.fingerprint(filter);
        query.after(fingerprint).ifPresent(after -> {
            conditions.add("slug > :slug");
            parameters.put("slug", after.text(0));
        });
        List<Activity> rows = find(String.join(" and ", conditions) + " order by slug", parameters)
                .range(0, query.fetchSize() - 1).list();
        return Page.of(rows, query, last -> Cursor.at(fingerprint, last.slug()), total);
    }
}
