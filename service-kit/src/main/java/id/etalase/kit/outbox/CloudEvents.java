package id.etalase.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
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
    private final Map<String, Kind> events = new ConcurrentHashMap<>();
    private final Map<String, Kind> states = new ConcurrentHashMap<>();

    CloudEvents(@ConfigProperty(name = "etalase.public-url", defaultValue = "http://localhost:8080") String publicUrl) {
        this.schemas = publicUrl + "/v1/schemas/";
    }

    /** What is the same in all records of one type; there are as many as event classes. */
    private record Kind(String topic, List<Header> headers) {
    }

    /** What happened. */
    ProducerRecord<String, byte[]> event(OutboxEntry entry) {
        return record(entry, events.computeIfAbsent(entry.type(), this::eventKind), entry.data(), entry.id().toString());
    }

    /**
     * The snapshot after it, where the event has one. It has the event's sequence, so that who starts from snapshots knows
     * from which event on to continue, and an id of its own, since it is another message.
     */
    Optional<ProducerRecord<String, byte[]>> state(OutboxEntry entry) {
        if (entry.state() == null) {
            return Optional.empty();
        }
        return Optional.of(record(entry, states.computeIfAbsent(entry.type(), this::stateKind), entry.state(),
                entry.id() + "-state"));
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

    private Kind eventKind(String name) {
        EventType type = EventType.parse(name);
        return kind(type, EVENTS_TOPIC, name, type.schema());
    }

    private Kind stateKind(String name) {
        EventType type = EventType.parse(name);
        return kind(type, STATE_TOPIC, "id.etalase." + type.aggregateType() + ".state.v1", type.aggregate() + ".state.v1");
    }

    private Kind kind(EventType type, String topic, String name, String schema) {
        return new Kind(type.aggregateType() + topic, List.of(header("content-type", "application/json"),
                header("ce_specversion", "1.0"), header("ce_source", "urn:etalase:" + type.context()), header("ce_type", name),
                header("ce_dataschema", schemas + type.context() + "/" + schema + ".json")));
    }

    private static ProducerRecord<String, byte[]> record(OutboxEntry entry, Kind kind, String value, String id) {
        String subject = entry.aggregateId().toString();
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(kind.topic(), null, subject,
                value.getBytes(StandardCharsets.UTF_8), kind.headers());
        Headers headers = record.headers();
        headers.add(header("ce_id", id));
        headers.add(header("ce_subject", subject));
        headers.add(header("ce_time", entry.occurredAt().toString()));
        headers.add(header("ce_sequence", Long.toString(entry.sequence())));
        if (entry.traceParent() != null) {
            headers.add(header(TraceParent.NAME, entry.traceParent()));
        }
        return record;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
