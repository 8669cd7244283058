package id.etalase.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalKafkaTest {

    private static final String TOPIC = "partnerships.agreement.events";

    @TempDir
    Path folder;

    @Test
    void records_survive_a_restart_on_the_same_port() throws Exception {
        // Given
        LocalKafka first = LocalKafka.start(folder, 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", first.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty()))).all().get(30,
                    TimeUnit.SECONDS);
        }
        send(first, "before");
        first.close();

        // When
        try (LocalKafka second = first.restarted()) {
            send(second, "after");

            // Then
            assertThat(second.bootstrapServers()).isEqualTo(first.bootstrapServers());
            assertThat(valuesIn(second, 2)).containsExactly("before", "after");
        }
    }

    @Test
    void a_topic_that_nobody_made_is_not_made_by_writing_to_it() {
        try (LocalKafka kafka = LocalKafka.start(folder, 0);
                KafkaProducer<String, String> producer = producer(kafka, Map.of("max.block.ms", "1000"))) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("misspelt", "value")).get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(TimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "none", "gzip", "snappy", "lz4", "zstd" })
    void records_may_be_compressed_in_every_way_that_kafka_has(String compression) throws Exception {
        try (LocalKafka kafka = LocalKafka.start(folder, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
                KafkaProducer<String, String> producer = producer(kafka, Map.of("compression.type", compression))) {
            // Given
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty()))).all().get(30,
                    TimeUnit.SECONDS);

            // When
            producer.send(new ProducerRecord<>(TOPIC, "value")).get(30, TimeUnit.SECONDS);

            // Then
            assertThat(valuesIn(kafka, 1)).containsExactly("value");
        }
    }

    private static void send(LocalKafka kafka, String value) throws Exception {
        try (KafkaProducer<String, String> producer = producer(kafka, Map.of())) {
            producer.send(new ProducerRecord<>(TOPIC, value)).get(30, TimeUnit.SECONDS);
        }
    }

    private static KafkaProducer<String, String> producer(LocalKafka kafka, Map<String, Object> more) {
        Map<String, Object> settings = new java.util.HashMap<>(more);
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static List<String> valuesIn(LocalKafka kafka, int count) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers(), "group.id", "test",
                "auto.offset.reset", "earliest");
        try (KafkaConsumer<byte[], String> consumer = new KafkaConsumer<>(settings,
                new org.apache.kafka.common.serialization.ByteArrayDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            List<String> values = new java.util.ArrayList<>();
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (values.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach((ConsumerRecord<byte[], String> r) -> values.add(r.value()));
            }
            return values;
        }
    }
}
