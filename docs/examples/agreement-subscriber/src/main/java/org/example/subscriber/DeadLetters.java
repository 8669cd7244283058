package org.example.subscriber;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Where messages go that cannot be handled: a topic of the subscriber's own, with key, value and all headers as they came, so
 * that they can be read again once the reason is mended.
 */
final class DeadLetters implements AutoCloseable {

    private final Map<String, Object> client;
    private final String topic;
    private KafkaProducer<String, String> producer;

    /** @param client where the broker is, and how to log in there */
    DeadLetters(Map<String, Object> client, String topic) {
        this.client = client;
        this.topic = topic;
    }

    /** Puts a message aside and returns when the broker has it. */
    void add(ConsumerRecord<String, String> record, String reason) {
        ProducerRecord<String, String> letter = new ProducerRecord<>(topic, null, record.key(), record.value(),
                record.headers());
        Headers headers = letter.headers();
        Map.of("dead-letter-reason", reason, "dead-letter-source",
                record.topic() + "/" + record.partition() + "/" + record.offset())
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer().send(letter).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot put a message aside", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while putting a message aside", e);
        }
    }

    /** Made when it is needed for the first time: most subscribers never need it. */
    private KafkaProducer<String, String> producer() throws ExecutionException, InterruptedException {
        if (producer == null) {
            try (Admin admin = Admin.create(client)) {
                admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty()))).all().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
            producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer());
        }
        return producer;
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close();
        }
    }
}
