package id.etalase.partnerships.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import id.etalase.kit.outbox.Outbox;
import id.etalase.kit.outbox.TracedEvent;
import id.etalase.partnerships.agreement.HistoryTable.Release;
import id.etalase.partnerships.agreement.HistoryTable.State;
import id.etalase.partnerships.cooperation.Stage;
import id.etalase.partnerships.kept.OwnerPublished;

/**
 * Where every change of an agreement goes: into its releases, which are never changed, into the table of how things stood, and
 * into the outbox. The caller has locked the agreement, so its releases are written one after the other.
 */
@ApplicationScoped
class AgreementHistory {

    private final EntityManager database;
    private final HistoryTable table;
    private final ObjectMapper json;
    private final Outbox outbox;
    private final Event<OwnerPublished> publications;

    AgreementHistory(EntityManager database, HistoryTable table, ObjectMapper json, Outbox outbox,
            Event<OwnerPublished> publications) {
        this.database = database;
        this.table = table;
        this.json = json;
        this.outbox = outbox;
        this.publications = publications;
    }

    /** Writes what happened and tells of it; what leaves the agreement as it is makes no release. */
    void append(AgreementEvent event) {
        boolean published = event.state() != null && write(event);
        outbox.append(event);
        if (published) {
            publications.fire(new OwnerPublished(event.aggregateId(), event.change().actor(), event.at()));
        }
    }

    /** The same for agreements that are new, all in a few round trips. */
    void appendFirst(List<AgreementEvent> registered) {
        writeFirst(registered);
        String trace = outbox.currentTrace();
        outbox.append(registered.stream().map(event -> new TracedEvent(event, trace)).toList());
    }

    /** Writes the first release of an agreement that is older than the history, as it is now. */
    void begin(AgreementEvent registered) {
        write(registered);
    }

    /** Whether everybody may read of it from now on, and before only the government. */
    private boolean write(AgreementEvent event) {
        AgreementResponse agreement = event.change().agreement();
        Object[] last = last(agreement);
        if (last == null) {
            writeFirst(List.of(event));
            return agreement.stage().isPublic();
        }
        ObjectNode before = read((String) last[1]);
        ObjectNode now = json.valueToTree(agreement);
        int number = ((Number) last[0]).intValue() + 1;
        Instant at = later((Instant) last[2], event.at());
        close(agreement, at);
        table.write(List.of(new Release(event, number, at, StateChange.between(before, now))),
                List.of(new State(agreement.id(), at, null, number, now)));
        if (event instanceof AgreementEvent.Corrected) {
            reconstructAnew(agreement);
        }
        return agreement.stage().isPublic() && !json.convertValue(before.get("stage"), Stage.class).isPublic();
    }

    private void writeFirst(List<AgreementEvent> events) {
        List<Release> releases = new ArrayList<>();
        List<State> states = new ArrayList<>();
        for (AgreementEvent event : events) {
            AgreementResponse agreement = event.change().agreement();
            ObjectNode now = json.valueToTree(agreement);
            releases.add(new Release(event, 1, event.at(), StateChange.between(json.createObjectNode(), now)));
            states.addAll(past(agreement, event.at()));
            states.add(new State(agreement.id(), event.at(), null, 1, now));
        }
        table.write(releases, states);
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
        table.write(List.of(), past(agreement, (Instant) begun.get(0)));
    }

    private Object[] last(AgreementResponse agreement) {
        List<?> rows = database.createNativeQuery("""
                select release, cast(representation as text), effective_from from agreement_state
                where agreement_id = :id and effective_to is null""", Object[].class)
                .setParameter("id", agreement.id()).getResultList();
        return rows.isEmpty() ? null : (Object[]) rows.get(0);
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

    private List<State> past(AgreementResponse agreement, Instant keptSince) {
        return Reconstruction.of(agreement, keptSince).stream()
                .map(past -> new State(agreement.id(), past.from(), past.to(), null, json.valueToTree(past.agreement())))
                .toList();
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
