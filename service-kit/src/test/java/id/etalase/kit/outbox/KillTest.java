package id.etalase.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.PublishedEvent;
import id.etalase.testkit.PublishedEvents;

/**
 * The service and the broker are killed with signal 9 at random moments. The build does it a few times; for the long run:
 * {@code mvn -pl service-kit -am verify -Dtest=KillTest -Dsurefire.failIfNoSpecifiedTests=false -Dkill.rounds=20 -Dkill.writes=1000}.
 */
class KillTest {

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 3);
    private static final int WRITES = Integer.getInteger("kill.writes", 100);

    private final String context = "k" + UUID.randomUUID().toString().replace("-", "");
    private final EmbeddedServers.Database database = EmbeddedServers.freshDatabase("kill");
    private final Random random = new Random();
    private final int brokerPort = freePort();
    private final List<Process> processes = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void killAll() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void whatever_is_killed_every_committed_change_arrives_in_order_and_no_other() throws Exception {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute(OutboxDatabase.migration());
            statement.execute(OutboxDatabase.resource("/db/kit/R__event_log.sql"));
        }
        Process broker = startBroker();
        for (int round = 1; round <= ROUNDS; round++) {
            long enough = count("true") + WRITES / ROUNDS + 1;
            Process service = startService(round);
            await().atMost(Duration.ofMinutes(2)).until(() -> !service.isAlive() || count("true") >= enough);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(300)));
            if (round % 2 == 0) {
                broker.destroyForcibly().waitFor();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(500)));
                broker = startBroker();
            }
            assertThat(service.isAlive()).as("it is killed by us and by nothing else").isTrue();
            service.destroyForcibly().waitFor();
        }

        startService(ROUNDS + 1);
        await().atMost(Duration.ofMinutes(2)).until(() -> count("true") >= WRITES);
        Map<String, Long> committed = lastSequences();
        await().atMost(Duration.ofMinutes(2)).until(() -> count("position IN (SELECT position FROM outbox_waiting)") < 20);

        assertThat(count("data::text LIKE '%never%'")).as("control: nothing rolled back is in the log").isZero();
        committed.forEach(this::assertComplete);
    }

    private void assertComplete(String aggregate, long last) {
        try (PublishedEvents topic = PublishedEvents.on(context + ".thing.events", "localhost:" + brokerPort)) {
            topic.await(1, event -> aggregate.equals(event.key()) && event.sequence() == last);
            Set<String> seen = new HashSet<>();
            List<PublishedEvent> once = topic.await(aggregate, 1).stream().filter(event -> seen.add(event.id()))
                    .filter(event -> event.sequence() <= last).toList();
            assertThat(once).extracting(PublishedEvent::sequence)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, last).boxed().toList());
            assertThat(once).noneMatch(event -> event.value().equals(CrashingWriter.ROLLED_BACK));
        }
    }

    private Map<String, Long> lastSequences() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT aggregate_id, last_sequence FROM outbox_stream")) {
            Map<String, Long> last = new TreeMap<>();
            while (row.next()) {
                last.put(row.getString(1), row.getLong(2));
            }
            return last;
        }
    }

    private long count(String condition) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM outbox_event WHERE " + condition)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Connection connect() throws SQLException {
        return java.sql.DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    private Process startBroker() throws IOException {
        Path ready = folder.resolve("broker-" + UUID.randomUUID());
        Process broker = start("id.etalase.localstack.launcher.ServerProcess", "kafka", Integer.toString(brokerPort),
                ready.toString(), folder.resolve("kafka").toString());
        await().atMost(Duration.ofMinutes(3)).until(() -> Files.exists(ready) || !broker.isAlive());
        assertThat(broker.isAlive()).isTrue();
        return broker;
    }

    private Process startService(int seed) throws IOException {
        return start(CrashingWriter.class.getName(), database.jdbcUrl(), database.username(), database.password(),
                "localhost:" + brokerPort, context, Integer.toString(seed));
    }

    private Process start(String... command) throws IOException {
        List<String> all = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                        "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        all.addAll(List.of(command));
        File log = folder.resolve(command[0] + "-" + processes.size() + ".log").toFile();
        Process process = new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(log).start();
        processes.add(process);
        return process;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
