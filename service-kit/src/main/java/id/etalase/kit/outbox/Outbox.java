package id.etalase.kit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.agroal.api.AgroalDataSource;

/** Where a service puts its events: one row in the transaction of the change, so that both are kept or neither is. */
@ApplicationScoped
public class Outbox {

    private final AgroalDataSource dataSource;
    private final ObjectMapper json;
    private final TraceParent traceParent;
    private final RelayWakeUp wakeUp;

    Outbox(AgroalDataSource dataSource, ObjectMapper json, TraceParent traceParent, RelayWakeUp wakeUp) {
        this.dataSource = dataSource;
        this.json = json;
        this.traceParent = traceParent;
        this.wakeUp = wakeUp;
    }

    /**
     * Adds an event to the transaction in progress and gives it the next number of its aggregate. Until that transaction
     * ends, others who append for the same aggregate wait; one that appends for several aggregates should do so in a
     * fixed order, or two of them may deadlock and one fails.
     *
     * @throws jakarta.transaction.TransactionalException
     *         without a transaction: an event that is not tied to its change would be a lie sooner or later
     * @throws IllegalArgumentException
     *         when the type name has the wrong form, or data or state cannot be written as JSON
     */
    @Transactional(TxType.MANDATORY)
    public void append(DomainEvent event) {
        write(List.of(new TracedEvent(event, traceParent.current())));
    }

    /** The same for many, in one round trip; for changes of several requests that are made in one transaction. */
    @Transactional(TxType.MANDATORY)
    public void append(List<TracedEvent> events) {
        if (!events.isEmpty()) {
            write(events);
        }
    }

    /** Which trace the work in progress belongs to, to be given to {@link TracedEvent}; null when to none. */
    public @Nullable String currentTrace() {
        return traceParent.current();
    }

    private void write(List<TracedEvent> events) {
        List<NewEntry> entries = events.stream().map(this::entry).toList();
        try (Connection connection = dataSource.getConnection()) {
            OutboxTable.append(connection, entries);
            wakeUp.afterCommit(entries.size());
        } catch (SQLException cause) {
            throw new OutboxException("Could not write " + entries.get(0).type() + " to the outbox", cause);
        }
    }

    private NewEntry entry(TracedEvent traced) {
        DomainEvent event = traced.event();
        return new NewEntry(event.type(), event.aggregateId(), event.at(), toJson(event.data()),
                event.state() == null ? null : toJson(event.state()), traced.traceParent(), event.readers());
    }

    private String toJson(@Nullable Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException cause) {
            throw new IllegalArgumentException("An event must be writable as JSON", cause);
        }
    }
}
