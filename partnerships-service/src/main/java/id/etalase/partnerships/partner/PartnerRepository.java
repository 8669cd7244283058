package id.etalase.partnerships.partner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import id.etalase.kit.error.NotFound;
import id.etalase.kit.geo.Coordinates;
import id.etalase.kit.http.SlugOrId;
import id.etalase.kit.page.Cursor;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;
import id.etalase.kit.text.SearchWords;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The partners on record. */
@ApplicationScoped
public class PartnerRepository implements PanacheRepositoryBase<Partner, UUID> {

    /** The partner with that slug or id. */
    public Optional<Partner> findByName(String slugOrId) {
        return query(slugOrId).firstResultOptional();
    }

    /** Where those of these ids are that are in a known place. */
    public Map<UUID, Coordinates> places(Collection<UUID> ids) {
        return list("id in ?1", ids).stream().filter(partner -> partner.coordinates() != null)
                .collect(Collectors.toMap(Partner::id, Partner::coordinates));
    }

    /** The same, when it must be there. */
    Partner get(String slugOrId) {
        return findByName(slugOrId).orElseThrow(() -> notFound(slugOrId));
    }

    /** The same, locked until the transaction ends, so that two officers change it one after the other. */
    Partner getForChange(String slugOrId) {
        return query(slugOrId).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseThrow(() -> notFound(slugOrId));
    }

    /** Those that the filter lets through, by slug. */
    Page<Partner> page(PartnerFilter filter, PageQuery query) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> parameters = new HashMap<>();
        if (filter.q() != null) {
            List<String> patterns = SearchWords.patterns(filter.q());
            for (int i = 0; i < patterns.size(); i++) {
                conditions.add("searchText like cast(fold(:word" + i + ") as string) escape '\\'");
                parameters.put("word" + i, patterns.get(i));
            }
        }
        if (filter.type() != null) {
            conditions.add("type = :type");
            parameters.put("type", filter.type());
        }
        if (filter.country() != null) {
            conditions.add("country = :country");
            parameters.put("country", filter.country());
        }
        Long total = query.total() ? count(String.join(" and ", conditions), parameters) : null;
        String fingerprint = Cursor.fingerprint(filter);
        query.after(fingerprint).ifPresent(after -> {
            conditions.add("slug > :slug");
            parameters.put("slug", after.text(0));
        });
        List<Partner> rows = find(String.join(" and ", conditions) + " order by slug", parameters)
                .range(0, query.fetchSize() - 1).list();
        return Page.of(rows, query, last -> Cursor.at(fingerprint, last.slug()), total);
    }

    /** The same as their readers see them; what Hibernate remembers is dropped, so that a long export needs no more memory. */
    Page<PartnerResponse> export(PartnerFilter filter, PageQuery query) {
        Page<PartnerResponse> found = page(filter, query).map(PartnerResponse::from);
        getEntityManager().clear();
        return found;
    }

    /** All slugs. */
    public List<String> listSlugs() {
        return getEntityManager().createQuery("select slug from Partner", String.class).getResultList();
    }

    private PanacheQuery<Partner> query(String slugOrId) {
        return SlugOrId.id(slugOrId).map(id -> find("id", id)).orElseGet(() -> find("slug", slugOrId));
    }

    private static NotFound notFound(String slugOrId) {
        return new NotFound("partner-not-found", Map.of("partner", slugOrId));
    }
}
