package id.etalase.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.KafkaMessageFactory;

/** The reader is the one of the CloudEvents project, which knows nothing of our code. */
class CloudEventsTest {

    private static final UUID ID = UUID.fromString("01a1ffdb-90e9-7c59-bae6-2dbacea60ba7");
    private static final UUID AGREEMENT = UUID.fromString("0ac1a8c3-c8a1-7abc-ac48-124a5c3ebc34");
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final CloudEvents cloudEvents = new CloudEvents("https://etalase.example");

    @Test
    void an_event_is_a_cloud_event_in_binary_mode() {
        ProducerRecord<String, byte[]> record = cloudEvents.event(entry("{\"title\":\"Café\"}", null, null));

        CloudEvent event = read(record);
        assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(event.getId()).isEqualTo(ID.toString());
        assertThat(event.getSource()).isEqualTo(URI.create("urn:etalase:partnerships"));
        assertThat(event.getType()).isEqualTo("id.etalase.partnerships.agreement.signed.v1");
        assertThat(event.getSubject()).isEqualTo(AGREEMENT.toString());
        assertThat(event.getTime()).isEqualTo(AT.atOffset(ZoneOffset.UTC));
        assertThat(event.getDataSchema()).isEqualTo(
                URI.create("https://etalase.example/v1/schemas/partnerships/agreement.signed.v1.json"));
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(event.getExtension("sequence")).isEqualTo("7");
        assertThat(new String(event.getData().toBytes(), StandardCharsets.UTF_8)).isEqualTo("{\"title\":\"Café\"}");
    }

    @Test
    void it_goes_to_the_topic_of_its_aggregate_under_the_id_of_its_aggregate() {
        ProducerRecord<String, byte[]> record = cloudEvents.event(entry("{}", null, null));

        assertThat(record.topic()).isEqualTo("partnerships.agreement.events");
        assertThat(record.key()).isEqualTo(AGREEMENT.toString());
    }

    @Test
    void the_snapshot_is_another_message_with_the_same_sequence() {
        ProducerRecord<String, byte[]> record = cloudEvents.state(entry("{}", "{\"stage\":\"signed\"}", null))
                .orElseThrow();

        CloudEvent snapshot = read(record);
        assertThat(record.topic()).isEqualTo("partnerships.agreement.state");
        assertThat(record.key()).isEqualTo(AGREEMENT.toString());
        assertThat(snapshot.getId()).isEqualTo(ID + "-state");
        assertThat(snapshot.getType()).isEqualTo("id.etalase.partnerships.agreement.state.v1");
        assertThat(snapshot.getDataSchema())
                .isEqualTo(URI.create("https://etalase.example/v1/schemas/partnerships/agreement.state.v1.json"));
        assertThat(snapshot.getExtension("sequence")).isEqualTo("7");
        assertThat(new String(snapshot.getData().toBytes(), StandardCharsets.UTF_8)).isEqualTo("{\"stage\":\"signed\"}");
    }

    @Test
    void an_event_without_a_snapshot_has_no_record_for_the_state_topic() {
        assertThat(cloudEvents.state(entry("{}", null, null))).isEmpty();
    }

    @Test
    void the_trace_context_travels_under_its_own_name_where_there_is_one() {
        assertThat(cloudEvents.event(entry("{}", null, TRACE)).headers().lastHeader("traceparent").value())
                .asString(StandardCharsets.US_ASCII).isEqualTo(TRACE);
        assertThat(cloudEvents.event(entry("{}", null, null)).headers().headers("traceparent")).isEmpty();
    }

    private static CloudEvent read(ProducerRecord<String, byte[]> record) {
        return KafkaMessageFactory.createReader(record.headers(), record.value()).toEvent();
    }

    private static OutboxEntry entry(String data, @Nullable String state, @Nullable String traceParent) {
        return new OutboxEntry(1, ID, "partnerships.agreement", AGREEMENT, 7,
                "id.etalase.partnerships.agreement.signed.v1", data, state, AT, AT, traceParent);
    }
}
