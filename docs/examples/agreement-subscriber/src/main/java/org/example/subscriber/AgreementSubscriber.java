package org.example.subscriber;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Prints every change of an agreement once, in order, from the first one on; also when messages repeat, and when it is
 * stopped or killed and started again.
 */
public final class AgreementSubscriber {

    private static final String TOPIC = "partnerships.agreement.events";
    private static final ObjectMapper JSON = new ObjectMapper();

    private AgreementSubscriber() {
    }

    /**
     * @param args the broker's address (default {@code localhost:9092}), the file of the database that remembers what was
     *        printed (default {@code agreement-changes.db}), the name of the consumer group (default
     *        {@code foreign-affairs.agreements}) and a file with further settings of the client, such as how to log in (default none)
     */
    public static void main(String[] args) throws IOException, SQLException {
        // Says when the broker cannot be reached; Maven's -q would silence that too.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        String broker = args.length > 0 ? args[0] : "localhost:9092";
        Path file = Path.of(args.length > 1 ? args[1] : "agreement-changes.db");
        String group = args.length > 2 ? args[2] : "foreign-affairs.agreements";
        Map<String, Object> client = client(broker, args.length > 3 ? Optional.of(Path.of(args[3])) : Optional.empty());
        CountDownLatch closed = new CountDownLatch(1);
        try (ChangeTable changes = ChangeTable.open(file);
                DeadLetters deadLetters = new DeadLetters(client, group + ".dead-letters");
                KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings(client, group))) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(consumer, closed)));
            System.out.println("Waiting for changes on " + TOPIC + " at " + broker + ", " + changes.size()
                    + " seen before. Stop with Ctrl-C.");
            consumer.subscribe(List.of(TOPIC));
            follow(consumer, changes, deadLetters);
        } catch (WakeupException e) {
            System.out.println("Stopped.");
        } finally {
            closed.countDown();
        }
    }

    /** Where the broker is, and how to log in there. */
    private static Map<String, Object> client(String broker, Optional<Path> file) throws IOException {
        Properties settings = new Properties();
        if (file.isPresent()) {
            try (Reader reader = Files.newBufferedReader(file.get())) {
                settings.load(reader);
            }
        }
        Map<String, Object> client = new HashMap<>();
        settings.stringPropertyNames().forEach(name -> client.put(name, settings.getProperty(name)));
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker);
        client.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 10_000);
        return client;
    }

    private static Map<String, Object> settings(Map<String, Object> client, String group) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        // A fixed member: after a kill it goes on at once, instead of waiting until the group misses it.
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, group + "-1");
        // Offsets are committed when the records are dealt with, not when they are read.
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // At the very first start: from the first change, not from now on.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        return settings;
    }

    private static void follow(KafkaConsumer<String, String> consumer, ChangeTable changes, DeadLetters deadLetters)
            throws SQLException {
        while (true) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                try {
                    String line = describe(record);
                    // First what is to last, then the screen, then (below) the offset.
                    if (changes.add(header(record, "ce_id"), line)) {
                        System.out.println(line);
                    }
                } catch (JsonProcessingException | IllegalArgumentException e) {
                    // One bad message must not stop the rest.
                    deadLetters.add(record, e.getClass().getSimpleName());
                }
            }
            try {
                consumer.commitSync();
            } catch (CommitFailedException | RebalanceInProgressException e) {
                // Another member of the group took over meanwhile. It gets the records again and must drop the repeats.
                System.err.println("Could not commit: " + e.getMessage());
            }
        }
    }

    private static String describe(ConsumerRecord<String, String> record) throws JsonProcessingException {
        String type = header(record, "ce_type");
        String event = type.replaceFirst("^id\\.etalase\\.partnerships\\.", "");
        return header(record, "ce_time") + "  " + record.key() + "  #" + header(record, "ce_sequence") + "  " + event + "  "
                + title(record);
    }

    /** Takes the members it knows and ignores all others, so that new ones do not disturb it. */
    private static String title(ConsumerRecord<String, String> record) throws JsonProcessingException {
        JsonNode agreement = JSON.readTree(record.value()).path("agreement");
        return agreement.path("title").path("en").asText(agreement.path("title").path("id").asText("(no title)"));
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "(no " + name + ")" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void stop(KafkaConsumer<String, String> consumer, CountDownLatch closed) {
        consumer.wakeup();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
