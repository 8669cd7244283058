package id.etalase.ascn.practice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import id.etalase.kit.error.NotFound;
import id.etalase.kit.http.SlugOrId;
import id.etalase.kit.page.Conditions;
import id.etalase.kit.page.Cursor;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The practices on record. */
@ApplicationScoped
class PracticeRepository implements PanacheRepositoryBase<Practice, UUID> {

    Optional<Practice> findByName(String slugOrId) {
        return query(slugOrId).firstResultOptional();
    }

    Practice get(String slugOrId) {
        return findByName(slugOrId).orElseThrow(() -> notFound(slugOrId));
    }

    Practice getForChange(String slugOrId) {
        return query(slugOrId).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseThrow(() -> notFound(slugOrId));
    }

    /** Those that the filter lets through, by slug. */
    Page<Practice> page(PracticeFilter filter, PageQuery query) {
        Conditions conditions = new Conditions().words("p.searchText {matches}", filter.q())
                .add("p.city.slug = :city", "city", filter.city())
                .add("p.city.country = :country", "country", filter.country())
                .add("p.focusArea = :focusArea", "focusArea", filter.focusArea())
                .add("array_contains(p.topics, :topic)", "topic", filter.topic())
                .add("array_contains(p.challenges, :challenge)", "challenge", filter.challenge())
                .add("exists (select 1 from Adoption a where a.practice = p and a.city.slug = :adoptedBy)", "adoptedBy",
                        filter.adoptedBy());
        Long total = query.total() ? count("from Practice p where " + conditions.where(), conditions.parameters()) : null;
        String fingerprint = Cursor.fingerprint(filter);
        query.after(fingerprint).ifPresent(after -> conditions.add("p.slug > :after", "after", after.text(0)));
        List<Practice> rows = find("from Practice p where " + conditions.where() + " order by p.slug", conditions.parameters())
                .range(0, query.fetchSize() - 1).list();
        return Page.of(rows, query, last -> Cursor.at(fingerprint, last.slug()), total);
    }

    private PanacheQuery<Practice> query(String slugOrId) {
        return SlugOrId.id(slugOrId).map(id -> find("id", id)).orElseGet(() -> find("slug", slugOrId));
    }

    private static NotFound notFound(String slugOrId) {
        return new NotFound("practice-not-found", Map.of("practice", slugOrId));
    }
}
