package id.etalase.partnerships.agreement;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import id.etalase.kit.outbox.Outbox;

/**
 * Where every change of an agreement goes: into its releases, which are never changed, into the table of how things stood, and
 * into the outbox. The caller has locked the agreement, so its releases are written one after the other.
 */
@ApplicationScoped
class AgreementHistory {

    private final EntityManager database;
    private final ObjectMapper json;
    private final Outbox outbox;

    AgreementHistory(EntityManager database, ObjectMapper json, Outbox outbox) {
        this.database = database;
        this.json = json;
        this.outbox = outbox;
    }

    /** Writes what happened and tells of it; what leaves the agreement as it is makes no release. */
    void append(AgreementEvent event) {
        if (event.state() != null) {
            write(event);
        }
        outbox.append(event);
    }

    /** Writes the first release of an agreement that is older than the history, as it is now. */
    void begin(AgreementEvent registered) {
        write(registered);
    }

    private void write(AgreementEvent event) {
        AgreementResponse agreement = event.change().agreement();
        ObjectNode now = json.valueToTree(agreement);
        Object[] last = last(agreement);
        int number = last == null ? 1 : ((Number) last[0]).intValue() + 1;
        ObjectNode before = last == null ? json.createObjectNode() : read((String) last[1]);
        Instant at = last == null ? event.at() : later((Instant) last[2], event.at());
        release(event, number, at, StateChange.between(before, now));
        if (last == null) {
            Reconstruction.of(agreement, at).forEach(past -> state(agreement, past.from(), past.to(), null,
                    json.valueToTree(past.agreement())));
        } else {
            close(agreement, at);
        }
        state(agreement, at, null, number, now);
        if (event instanceof AgreementEvent.Corrected) {
            reconstructAnew(agreement);
        }
    }

    /** What a correction says of the time before the register kept the agreement replaces what was worked out before. */
    private void reconstructAnew(AgreementResponse agreement) {
        List<?> begun = database.createNativeQuery("""
                select recorded_at from agreement_release where agreement_id = :id and number = 1 and public""", Instant.class)
                .setParameter("id", agreement.id()).getResultList();
        if (begun.isEmpty()) {
            return;
        }
        database.createNativeQuery("delete from agreement_state where agreement_id = :id and release is null")
                .setParameter("id", agreement.id()).executeUpdate();
        Reconstruction.of(agreement, (Instant) begun.get(0)).forEach(past -> state(agreement, past.from(), past.to(), null,
                json.valueToTree(past.agreement())));
    }

    private Object[] last(AgreementResponse agreement) {
        List<?> rows = database.createNativeQuery("""
                select release, cast(representation as text), effective_from from agreement_state
                where agreement_id = :id and effective_to is null""", Object[].class)
                .setParameter("id", agreement.id()).getResultList();
        return rows.isEmpty() ? null : (Object[]) rows.get(0);
    }

    private void release(AgreementEvent event, int number, Instant at, ObjectNode patch) {
        AgreementEvent.Change change = event.change();
        DocumentReference document = event.document();
        database.createNativeQuery("""
                insert into agreement_release (agreement_id, number, revision, change, public, recorded_at, actor_role,
                    actor_office, reason, document_title, document_reference, document_dated, patch)
                values (:id, :number, :revision, :change, :public, :at, :role, :office, :reason, :title, :reference, :dated,
                    cast(:patch as json))""")
                .setParameter("id", change.agreement().id()).setParameter("number", number)
                .setParameter("revision", change.agreement().revision()).setParameter("change", event.name())
                .setParameter("public", change.agreement().stage().isPublic()).setParameter("at", at)
                .setParameter("role", change.actor().role()).setParameter("office", change.actor().office())
                .setParameter("reason", change.reason())
                .setParameter("title", document == null ? null : document.title())
                .setParameter("reference", document == null ? null : document.reference())
                .setParameter("dated", document == null ? null : document.dated())
                .setParameter("patch", patch.toString()).executeUpdate();
    }

    /** Ends the present state, or removes it when it began in the same instant and so never stood for anybody. */
    private void close(AgreementResponse agreement, Instant at) {
        database.createNativeQuery("""
                delete from agreement_state where agreement_id = :id and effective_to is null and effective_from >= :at""")
                .setParameter("id", agreement.id()).setParameter("at", at).executeUpdate();
        database.createNativeQuery("""
                update agreement_state set effective_to = :at where agreement_id = :id and effective_to is null""")
                .setParameter("id", agreement.id()).setParameter("at", at).executeUpdate();
    }

    private void state(AgreementResponse agreement, Instant from, Instant to, Integer release, ObjectNode representation) {
        database.createNativeQuery("""
                insert into agreement_state (agreement_id, effective_from, effective_to, release, representation)
                values (:id, :from, :to, :release, cast(:representation as jsonb))""")
                .setParameter("id", agreement.id()).setParameter("from", from).setParameter("to", to)
                .setParameter("release", release).setParameter("representation", representation.toString()).executeUpdate();
    }

    private ObjectNode read(String document) {
        try {
            return (ObjectNode) json.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column of type jsonb is always JSON", e);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
