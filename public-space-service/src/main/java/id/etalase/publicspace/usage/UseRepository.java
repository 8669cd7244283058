package id.etalase.publicspace.usage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import id.etalase.kit.page.Cursor;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The requests on record. */
@ApplicationScoped
class UseRepository implements PanacheRepositoryBase<SpaceUse, UUID> {

    /** The newest first; those of one client, or for the offices all but drafts. */
    Page<SpaceUse> page(String client, UseStatus status, PageQuery query) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        if (client == null) {
            conditions.add("status <> :draft");
            parameters.put("draft", UseStatus.DRAFT);
        } else {
            conditions.add("client = :client");
            parameters.put("client", client);
        }
        if (status != null) {
            conditions.add("status = :status");
            parameters.put("status", status);
        }
        Long total = query.total() ? count(String.join(" and ", conditions), parameters) : null;
        String fingerprint = Cursor.fingerprint(client, status);
        query.after(fingerprint).ifPresent(after -> {
            conditions.add("id < :id");
            parameters.put("id", after.uuid(0));
        });
        List<SpaceUse> rows = find(String.join(" and ", conditions) + " order by id desc", parameters)
                .range(0, query.fetchSize() - 1).list();
        return Page.of(rows, query, last -> Cursor.at(fingerprint, last.id()), total);
    }
}
