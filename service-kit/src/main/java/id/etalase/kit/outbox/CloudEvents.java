package id.etalase.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

/** Turns an event of the log into Kafka records as CloudEvents 1.0, Kafka protocol binding, binary mode. */
@Singleton
public class CloudEvents {

    static final String EVENTS_TOPIC = ".events";
    static final String STATE_TOPIC = ".state";

    private final String schemas;

    CloudEvents(@ConfigProperty(name = "etalase.public-url", defaultValue = "http://localhost:8080") String publicUrl) {
        this.schemas = publicUrl + "/v1/schemas/";
    }

    /** What happened. */
    ProducerRecord<String, byte[]> event(OutboxEntry entry) {
        EventType type = EventType.parse(entry.type());
        return record(entry, type.context(), EVENTS_TOPIC, entry.data(), entry.id().toString(), entry.type(), type.schema());
    }

    /**
     * The snapshot after it, where the event has one. It has the event's sequence, so that who starts from snapshots knows
     * from which event on to continue, and an id of its own, since it is another message.
     */
    Optional<ProducerRecord<String, byte[]>> state(OutboxEntry entry) {
        if (entry.state() == null) {
            return Optional.empty();
        }
        EventType type = EventType.parse(entry.type());
        String stateType = "id.etalase." + entry.aggregateType() + ".state.v1";
        return Optional.of(record(entry, type.context(), STATE_TOPIC, entry.state(), entry.id() + "-state", stateType,
                type.aggregate() + ".state.v1"));
    }

    /** The event in structured mode: one JSON object with the payload in {@code data}. */
    public ObjectNode json(LoggedEvent logged) {
        OutboxEntry entry = logged.entry();
        EventType type = EventType.parse(entry.type());
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("specversion", "1.0").put("id", entry.id().toString())
                .put("source", "urn:etalase:" + type.context()).put("type", entry.type())
                .put("subject", entry.aggregateId().toString()).put("time", entry.occurredAt().toString())
                .put("dataschema", schemas + type.context() + "/" + type.schema() + ".json")
                .put("datacontenttype", "application/json").put("sequence", Long.toString(entry.sequence()));
        if (entry.traceParent() != null) {
            event.put(TraceParent.NAME, entry.traceParent());
        }
        return event.putRawValue("data", new RawValue(entry.data()));
    }

    private ProducerRecord<String, byte[]> record(OutboxEntry entry, String context, String topic, String value, String id,
            String type, String schema) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(entry.aggregateType() + topic,
                entry.aggregateId().toString(), value.getBytes(StandardCharsets.UTF_8));
        Headers headers = record.headers();
        add(headers, "content-type", "application/json");
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", id);
        add(headers, "ce_source", "urn:etalase:" + context);
        add(headers, "ce_type", type);
        add(headers, "ce_subject", entry.aggregateId().toString());
        add(headers, "ce_time", entry.occurredAt().toString());
        add(headers, "ce_dataschema", schemas + context + "/" + schema + ".json");
        add(headers, "ce_sequence", Long.toString(entry.sequence()));
        if (entry.traceParent() != null) {
            add(headers, TraceParent.NAME, entry.traceParent());
        }
        return record;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
