package id.etalase.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedEventsTest {

    private static final String TOPIC = "tests.city.events";

    @BeforeAll
    static void publish() throws Exception {
        Map<String, Object> kafka = Map.of("bootstrap.servers", EmbeddedServers.bootstrapServers());
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 3, (short) 1))).all().get();
        }
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(kafka, new StringSerializer(),
                new StringSerializer())) {
            for (int number = 1; number <= 3; number++) {
                send(producer, "berlin", number);
                send(producer, "paris", number);
            }
        }
    }

    private static void send(KafkaProducer<String, String> producer, String key, int number)
            throws InterruptedException, ExecutionException {
        ProducerRecord<String, String> record = new ProducerRecord<>(TOPIC, key, "{\"number\": " + number + "}");
        headers(key, number).forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record).get();
    }

    private static Map<String, String> headers(String key, int number) {
        return new TreeMap<>(Map.of("content-type", "application/json", "ce_specversion", "1.0", "ce_id",
                key + "-" + number, "ce_source", "urn:etalase:tests", "ce_type", "id.etalase.tests.city.renamed.v1",
                "ce_subject", key, "ce_time", "2026-01-02T03:04:05Z", "ce_dataschema",
                "http://localhost/v1/schemas/tests/city.renamed.v1.json", "ce_sequence", Integer.toString(number)));
    }

    @Test
    void the_events_of_one_key_are_read_in_order_from_the_beginning() {
        try (PublishedEvents events = PublishedEvents.on(TOPIC)) {
            List<PublishedEvent> berlin = events.await("berlin", 3);

            assertThat(berlin).extracting(PublishedEvent::sequence).containsExactly(1L, 2L, 3L);
            assertThat(berlin).extracting(PublishedEvent::value).last().isEqualTo("{\"number\": 3}");
            assertThat(berlin).allSatisfy(PublishedEvent::assertEnvelope);
        }
    }

    @Test
    void the_events_of_all_keys_can_be_awaited_together() {
        try (PublishedEvents events = PublishedEvents.on(TOPIC)) {
            assertThat(events.await(6)).extracting(PublishedEvent::id).containsExactlyInAnyOrder("berlin-1", "berlin-2",
                    "berlin-3", "paris-1", "paris-2", "paris-3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "content-type", "ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_time",
            "ce_dataschema", "ce_sequence" })
    void an_envelope_that_lacks_a_header_fails(String missing) {
        Map<String, String> headers = headers("berlin", 1);
        headers.remove(missing);

        PublishedEvent event = new PublishedEvent(TOPIC, 0, 0, "berlin", headers, "{}");

        assertThatThrownBy(event::assertEnvelope).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @CsvSource({ "content-type, text/plain", "ce_specversion, 0.3", "ce_id, ''", "ce_source, urn:etalase:others",
            "ce_type, city.renamed", "ce_subject, paris", "ce_time, yesterday", "ce_dataschema, city.json",
            "ce_sequence, 0", "ce_type, id.etalase.tests.town.renamed.v1", "traceparent, 00-zz" })
    void an_envelope_with_a_wrong_header_fails(String name, String wrong) {
        Map<String, String> headers = headers("berlin", 1);
        headers.put(name, wrong);

        PublishedEvent event = new PublishedEvent(TOPIC, 0, 0, "berlin", headers, "{}");

        assertThatThrownBy(event::assertEnvelope).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_right_envelope_passes() {
        PublishedEvent event = new PublishedEvent(TOPIC, 0, 0, "berlin", headers("berlin", 1), "{}");

        assertThatCode(event::assertEnvelope).doesNotThrowAnyException();
    }
}
