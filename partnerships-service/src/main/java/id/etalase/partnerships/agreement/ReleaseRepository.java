package id.etalase.partnerships.agreement;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import id.etalase.kit.error.NotFound;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.page.Cursor;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;

/** The releases of agreements, and what they make when they are replayed. */
@ApplicationScoped
class ReleaseRepository {

    private static final String COLUMNS = """
            select number, revision, change, recorded_at, actor_role, actor_office, reason, document_title, document_reference,
                document_dated, cast(patch as text), public from agreement_release where agreement_id = :id""";

    private final EntityManager database;
    private final ObjectMapper json;

    ReleaseRepository(EntityManager database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * The releases of an agreement, the first one first. What happened before the signing is not told to the public: its first
     * release is the one that made the agreement public, with all that was true then.
     */
    Page<ReleaseResponse> page(Agreement agreement, Audience reader, PageQuery query) {
        String fingerprint = Cursor.fingerprint(agreement.id(), reader);
        long after = query.after(fingerprint).map(cursor -> cursor.number(0)).orElse(0L);
        List<Row> rows = rows(agreement.id());
        List<ReleaseResponse> all = replay(rows, reader);
        List<ReleaseResponse> page = all.stream().filter(release -> release.number() > after).limit(query.fetchSize()).toList();
        return Page.of(page, query, last -> Cursor.at(fingerprint, last.number()), query.total() ? (long) all.size() : null);
    }

    /**
     * The agreement as a release left it, replayed from the first one.
     *
     * @throws NotFound when there is no such release that the reader may see
     */
    ObjectNode replayed(Agreement agreement, int number, Audience reader) {
        ObjectNode state = json.createObjectNode();
        boolean found = false;
        for (Row row : rows(agreement.id())) {
            if (row.release().number() <= number) {
                state = StateChange.applied(state, (ObjectNode) row.release().patch());
                found = row.release().number() == number && (reader == Audience.GOVERNMENT || row.isPublic());
            }
        }
        if (!found) {
            throw new NotFound("release-not-found", Map.of("agreement", agreement.slug(), "number", number));
        }
        return state;
    }

    private List<ReleaseResponse> replay(List<Row> rows, Audience reader) {
        ObjectNode state = json.createObjectNode();
        List<ReleaseResponse> releases = new ArrayList<>();
        for (Row row : rows) {
            ReleaseResponse release = row.release();
            ObjectNode patch = (ObjectNode) release.patch();
            if (reader == Audience.GOVERNMENT || row.isPublic()) {
                ObjectNode known = releases.isEmpty() ? json.createObjectNode() : state;
                ObjectNode shown = releases.isEmpty() ? StateChange.applied(state, patch) : patch;
                releases.add(new ReleaseResponse(release.number(), release.revision(), release.change(), release.recordedAt(),
                        release.actor(), release.reason(), release.document(), shown,
                        releases.isEmpty() ? null : StateChange.differences(known, patch)));
            }
            state = StateChange.applied(state, patch);
        }
        return releases;
    }

    private List<Row> rows(UUID id) {
        List<?> rows = database.createNativeQuery(COLUMNS + " order by number", Object[].class).setParameter("id", id)
                .getResultList();
        return rows.stream().map(row -> row((Object[]) row)).toList();
    }

    private Row row(Object[] row) {
        try {
            LocalDate dated = row[9] instanceof Date date ? date.toLocalDate() : (LocalDate) row[9];
            DocumentReference document = row[8] == null ? null
                    : new DocumentReference((String) row[7], (String) row[8], dated);
            return new Row(new ReleaseResponse(((Number) row[0]).intValue(), ((Number) row[1]).intValue(), (String) row[2],
                    (Instant) row[3], new Actor((String) row[4], (String) row[5]), (String) row[6], document,
                    json.readTree((String) row[10]), null), (Boolean) row[11]);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column of type json is always JSON", e);
        }
    }

    private record Row(ReleaseResponse release, boolean isPublic) {
    }
}
