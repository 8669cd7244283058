package id.etalase.publicspace.space;

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
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The places on record. */
@ApplicationScoped
public class SpaceRepository implements PanacheRepositoryBase<Space, UUID> {

    /** The place with that slug or id. */
    public Optional<Space> findByName(String slugOrId) {
        return query(slugOrId).firstResultOptional();
    }

    /** The same, when it must be there. */
    public Space get(String slugOrId) {
        return findByName(slugOrId).orElseThrow(() -> notFound(slugOrId));
    }

    Space getForChange(String slugOrId) {
        return query(slugOrId).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseThrow(() -> notFound(slugOrId));
    }

    /** The place and everything in it, at any depth. */
    @SuppressWarnings("unchecked") // A native query knows no types.
    public List<UUID> listIdsWithin(UUID space) {
        return getEntityManager().createNativeQuery("""
                with recursive part as (select id from space where id = :space
                    union select child.id from space child join part on child.parent_id = part.id)
                select id from part""", UUID.class).setParameter("space", space).getResultList();
    }

    /** The place and everything that it is part of: what closes one of these closes it. */
    public List<UUID> listIdsAbove(Space space) {
        List<UUID> ids = new ArrayList<>();
        // Two changes at once could make a ring, which each alone may not.
        for (Space above = space; above != null && !ids.contains(above.id()); above = above.parent()) {
            ids.add(above.id());
        }
        return ids;
    }

    List<Space> listTransitStops() {
        return list("kind", SpaceKind.TRANSIT_STOP);
    }

    /** Those that the filter lets through, by slug. */
    Page<Space> page(SpaceFilter filter, PageQuery query) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> parameters = new HashMap<>();
        narrow("kind", filter.kind(), conditions, parameters);
        narrow("access", filter.access(), conditions, parameters);
        narrow("stepFree", filter.stepFree(), conditions, parameters);
        if (filter.partOf() != null) {
            List<UUID> within = new ArrayList<>(listIdsWithin(get(filter.partOf()).id()));
            within.remove(get(filter.partOf()).id());
            conditions.add("id in :within");
            parameters.put("within", within);
        }
        Long total = query.total() ? count(String.join(" and ", conditions), parameters) : null;
        String fingerprint = Cursor.fingerprint(filter);
        query.after(fingerprint).ifPresent(after -> {
            conditions.add("slug > :slug");
            parameters.put("slug", after.text(0));
        });
        List<Space> rows = find(String.join(" and ", conditions) + " order by slug", parameters)
                .range(0, query.fetchSize() - 1).list();
        return Page.of(rows, query, last -> Cursor.at(fingerprint, last.slug()), total);
    }

    private static void narrow(String field, Object value, List<String> conditions, Map<String, Object> parameters) {
        if (value != null) {
            conditions.add(field + " = :" + field);
            parameters.put(field, value);
        }
    }

    private PanacheQuery<Space> query(String slugOrId) {
        return SlugOrId.id(slugOrId).map(id -> find("id", id)).orElseGet(() -> find("slug", slugOrId));
    }

    private static NotFound notFound(String slugOrId) {
        return new NotFound("space-not-found", Map.of("space", slugOrId));
    }
}
