package org.example.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.PublishedEvent;
import id.etalase.testkit.PublishedEvents;

/** Runs the example as its reader does, as a process of its own, against a real broker. */
class AgreementSubscriberTest {

    private static final String TOPIC = "partnerships.agreement.events";
    private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers", EmbeddedServers.bootstrapServers());

    private final String group = "test-" + UUID.randomUUID();
    private final List<Process> processes = new ArrayList<>();
    private final KafkaProducer<String, String> producer = new KafkaProducer<>(KAFKA, new StringSerializer(),
            new StringSerializer());

    @TempDir
    Path folder;

    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @BeforeEach
    void startWithoutTopic() throws Exception {
        try (Admin admin = Admin.create(KAFKA)) {
            if (admin.listTopics().names().get().contains(TOPIC)) {
                admin.deleteTopics(Set.of(TOPIC)).all().get();
                await().until(() -> !admin.listTopics().names().get().contains(TOPIC));
            }
        }
    }

    @AfterEach
    void stopAll() throws Exception {
        producer.close();
        for (Process process : processes) {
            stop(process);
        }
    }

    @Test
    void each_change_is_printed_once_although_messages_repeat_and_the_subscriber_restarts() throws Exception {
        createTopic();
        publish(1, 2, 3, 2, 3, 4);
        Path firstScreen = start();
        await().until(() -> printed(firstScreen).size() == 8);
        processes.get(0).destroyForcibly().waitFor();

        publish(3, 4, 5, 4, 5, 6);
        Path secondScreen = start();
        await().until(() -> printed(secondScreen).size() == 4);
        publish(6, 7);
        await().until(() -> printed(secondScreen).size() == 6);

        List<String> all = Stream.concat(printed(firstScreen).stream(), printed(secondScreen).stream()).toList();
        for (String agreement : List.of("berlin", "paris")) {
            assertThat(all).filteredOn(line -> line.contains("  " + agreement + "  ")).containsExactlyElementsOf(
                    IntStream.rangeClosed(1, 7).mapToObj(number -> line(agreement, number)).toList());
        }
        assertThat(printed(secondScreen)).as("control: without its database it would print what it has seen").hasSize(6);
    }

    @Test
    void without_its_database_it_cannot_know_repeats() throws Exception {
        createTopic();
        publish(1, 2);
        Path screen = start();
        await().until(() -> printed(screen).size() == 4);
        stop(processes.get(0));

        Files.delete(folder.resolve("changes.db"));
        publish(2, 3);
        Path again = start();

        await().until(() -> printed(again).size() == 4);
        assertThat(printed(again)).contains(line("berlin", 2));
    }

    @Test
    void killed_at_any_moment_it_has_every_change_once_in_its_database() throws Exception {
        createTopic();
        int last = 0;
        for (int kill = 0; kill < 3; kill++) {
            for (int number = last + 1; number <= last + 25; number++) {
                publish(number, number);
            }
            last += 25;
            start();
            int before = 2 * last - 40;
            await().ignoreExceptionsInstanceOf(SQLException.class).until(() -> recorded().size() > before);
            processes.get(kill).destroyForcibly().waitFor();
        }
        start();

        await().ignoreExceptionsInstanceOf(SQLException.class).until(() -> recorded().size() == 150);
        assertThat(recorded()).hasSize(150).doesNotHaveDuplicates();
    }

    @Test
    void what_its_database_knows_is_not_done_again() throws Exception {
        createTopic();
        try (ChangeTable changes = ChangeTable.open(folder.resolve("changes.db"))) {
            assertThat(changes.add("berlin-1", "known")).isTrue();
        }
        publish(1, 2);

        Path screen = start();

        await().until(() -> printed(screen).contains(line("paris", 2)) && printed(screen).contains(line("berlin", 2)));
        assertThat(printed(screen)).doesNotContain(line("berlin", 1));
        assertThat(recorded()).containsExactlyInAnyOrder("berlin-1", "berlin-2", "paris-1", "paris-2");
    }

    @Test
    void started_before_etalase_it_waits_and_a_message_it_cannot_read_is_put_aside_with_its_headers() throws Exception {
        Path screen = start();
        await().until(() -> Files.readString(screen).contains("Waiting for changes"));
        createTopic();

        ProducerRecord<String, String> broken = new ProducerRecord<>(TOPIC, "berlin", "{not json");
        broken.headers().add("ce_id", "broken-1".getBytes(StandardCharsets.UTF_8));
        producer.send(broken).get();
        publish(1);

        await().until(() -> printed(screen).contains(line("berlin", 1)));
        try (PublishedEvents letters = PublishedEvents.on(group + ".dead-letters")) {
            PublishedEvent letter = letters.await(1).get(0);
            assertThat(letter.id()).isEqualTo("broken-1");
            assertThat(letter.key()).isEqualTo("berlin");
            assertThat(letter.value()).isEqualTo("{not json");
            assertThat(letter.headers()).containsEntry("dead-letter-reason", "JsonParseException")
                    .hasEntrySatisfying("dead-letter-source", source -> assertThat(source).startsWith(TOPIC + "/"));
        }
    }

    @Test
    void a_stop_is_quick_and_says_so() throws Exception {
        createTopic();
        publish(1);
        Path screen = start();
        await().until(() -> printed(screen).size() == 2);

        Process process = processes.get(0);
        process.destroy();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(screen)).contains("Stopped.");
    }

    private static void createTopic() throws Exception {
        try (Admin admin = Admin.create(KAFKA)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 3, (short) 1))).all().get();
        }
    }

    /** Changes of two agreements in this order, with members that the example does not know. */
    private void publish(int... numbers) throws Exception {
        for (int number : numbers) {
            for (String agreement : List.of("berlin", "paris")) {
                ProducerRecord<String, String> record = new ProducerRecord<>(TOPIC, agreement,
                        "{\"agreement\": {\"title\": {\"id\": \"Kota kembar\", \"en\": \"Sister city\"}, \"later\": {}}}");
                Map.of("ce_id", agreement + "-" + number, "ce_type", "id.etalase.partnerships.agreement.updated.v1",
                        "ce_time", "2026-01-02T03:04:05Z", "ce_sequence", Integer.toString(number), "ce_later", "?")
                        .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
                producer.send(record).get();
            }
        }
    }

    private static String line(String agreement, int number) {
        return "2026-01-02T03:04:05Z  " + agreement + "  #" + number + "  agreement.updated.v1  Sister city";
    }

    /** Starts the example and returns the file that stands for its screen. */
    private Path start() throws IOException {
        Path screen = folder.resolve("screen-" + processes.size() + ".txt");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        processes.add(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-cp",
                classPath, AgreementSubscriber.class.getName(), EmbeddedServers.bootstrapServers(),
                folder.resolve("changes.db").toString(), group).redirectErrorStream(true).redirectOutput(screen.toFile())
                .start());
        return screen;
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private static List<String> printed(Path screen) throws IOException {
        return Files.readAllLines(screen).stream().filter(line -> line.startsWith("2026-")).toList();
    }

    /** The ids in the database of the subscriber. */
    private List<String> recorded() throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("changes.db"));
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT event_id FROM agreement_change")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }
}
