package id.etalase.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One record of an event topic.
 *
 * @param headers as text; a header that is there twice counts with its last value, as everywhere in Kafka
 * @param value the payload, null for a tombstone
 */
public record PublishedEvent(String topic, int partition, long offset, String key, Map<String, String> headers,
        String value) {

    private static final String WORD = "[a-z][a-z0-9-]*";

    static PublishedEvent of(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return new PublishedEvent(record.topic(), record.partition(), record.offset(), record.key(), headers,
                record.value() == null ? null : new String(record.value(), StandardCharsets.UTF_8));
    }

    /** Equal in every repeat of the same event. */
    public String id() {
        return headers.get("ce_id");
    }

    public String type() {
        return headers.get("ce_type");
    }

    /** Which change of its subject it is, from 1. */
    public long sequence() {
        return Long.parseLong(headers.get("ce_sequence"));
    }

    /** Checks the envelope: CloudEvents 1.0 in Kafka's binary mode with everything that docs/events.md promises. */
    public PublishedEvent assertEnvelope() {
        assertThat(headers).as("headers of %s", this).containsEntry("content-type", "application/json")
                .containsEntry("ce_specversion", "1.0").containsEntry("ce_subject", key).containsKeys("ce_id",
                        "ce_source", "ce_type", "ce_time", "ce_dataschema", "ce_sequence");
        assertThat(id()).isNotBlank();
        assertThat(type()).matches("id\\.etalase\\." + WORD + "\\." + WORD + "\\." + WORD + "\\.v[1-9][0-9]*");
        String[] words = type().split("\\.");
        assertThat(headers).containsEntry("ce_source", "urn:etalase:" + words[2]);
        assertThat(topic).isIn(words[2] + "." + words[3] + ".events", words[2] + "." + words[3] + ".state");
        assertThat(URI.create(headers.get("ce_dataschema"))).as("ce_dataschema").matches(URI::isAbsolute, "is absolute");
        assertThat(headers.get("ce_dataschema")).endsWith(
                "/v1/schemas/" + words[2] + "/" + words[3] + "." + words[4] + "." + words[5] + ".json");
        assertThatCode(() -> Instant.parse(headers.get("ce_time"))).as("ce_time").doesNotThrowAnyException();
        assertThat(headers.get("ce_sequence")).matches("[1-9][0-9]*");
        if (headers.containsKey("traceparent")) {
            assertThat(headers.get("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
        }
        return this;
    }

    /** Checks the payload against a JSON Schema on the class path; see {@link Payloads#assertValid}. */
    public PublishedEvent assertValid(String schema) {
        Payloads.assertValid(value, schema);
        return this;
    }

    /** Compares the payload with a golden file on the class path; see {@link Payloads#assertGolden}. */
    public PublishedEvent assertGolden(String file) {
        Payloads.assertGolden(value, file);
        return this;
    }
}
