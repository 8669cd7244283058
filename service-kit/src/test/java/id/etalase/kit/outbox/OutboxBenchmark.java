package id.etalase.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.tools.ProducerPerformance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;

/**
 * How fast events leave, beside what Kafka's own tool reaches on the same machine with the same records and settings, of which
 * transactions are one; what it reaches without them is printed too. Not part of the build:
 * {@code mvn -pl service-kit -am verify -Dtest.jvm.options= -Dtest=OutboxBenchmark -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class OutboxBenchmark {

    private static final int EVENTS = Integer.getInteger("benchmark.events", 100_000);
    private static final int CHANGES = 2_000;
    private static final int PER_SECOND = 200;
    private static final int ROUNDS = 5;
    private static final String[] WORDS = LongStream.range(0, 200)
            .mapToObj(word -> Long.toString(word * 23_764_919 + 40_000, 36))
            .toArray(String[]::new);

    private final OutboxDatabase database = OutboxDatabase.fresh();
    private final List<UUID> aggregates = Stream.generate(UUID::randomUUID).limit(5_000).toList();
    private final String context = "b" + UUID.randomUUID().toString().replace("-", "");

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void the_relay_drains_at_least_half_as_fast_as_kafkas_own_tool_sends() throws Exception {
        provideTopics();
        // For the compiler of the virtual machine, in both cases.
        for (int warmUp = 0; warmUp < 2; warmUp++) {
            toolRecordsPerSecond(EVENTS, true);
            drainedPerSecond(EVENTS);
        }
        List<Double> speeds = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> plainRatios = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            double tool = toolRecordsPerSecond(EVENTS, true);
            double events = drainedPerSecond(EVENTS);
            double plain = toolRecordsPerSecond(EVENTS, false);
            System.out.printf(
                    "round %d: relay %.0f events/s, tool %.0f records/s, ratio %.2f (tool without transactions %.0f, %.2f)%n",
                    round, events, tool, events / tool, plain, events / plain);
            speeds.add(events);
            ratios.add(events / tool);
            plainRatios.add(events / plain);
        }

        System.out.printf(
                "median of %d rounds: relay %.0f events/s, ratio to the tool %.2f (wanted: 5000 and 0.50), without transactions %.2f%n",
                ROUNDS, median(speeds), median(ratios), median(plainRatios));
        assertThat(median(speeds)).isGreaterThan(5_000);
        assertThat(median(ratios)).isGreaterThan(0.5);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private double drainedPerSecond(int events) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            for (int first = 0; first < events; first += 1_000) {
                OutboxTable.append(connection, IntStream.range(first, first + 1_000).mapToObj(this::event).toList());
                connection.commit();
            }
        }
        // What PostgreSQL still has to do for the writing is not the relay's work.
        database.execute("VACUUM (ANALYZE) outbox_event");
        database.execute("VACUUM (ANALYZE) outbox_waiting");
        long last = database.number("SELECT max(position) FROM outbox_waiting");
        OutboxRelay relay = Relays.on(database, "relay.producer-id", context);
        long start = System.nanoTime();
        relay.start();
        // To count what waits, again and again, would cost the database as much as the relay does.
        while (database.number("SELECT count(*) FROM outbox_waiting WHERE position = " + last) > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        double perSecond = events / ((System.nanoTime() - start) / 1e9);
        relay.stop();
        return perSecond;
    }

    private void provideTopics() throws InterruptedException {
        new OutboxTopics(Relays.kafka(), Relays.config(), Set.of())
                .provide(List.of(context + ".thing.events", context + ".thing.state", context + ".tool.events"));
    }

    @Test
    void from_commit_to_poll_it_takes_at_most_ten_milliseconds_mostly_and_fifty_rarely() throws Exception {
        OutboxRelay relay = Relays.on(database, "relay.producer-id", context);
        provideTopics();
        relay.start();
        long[] warmUp = latencies(0);
        long[] measured = latencies(CHANGES);
        relay.stop();

        double median = measured[measured.length / 2] / 1e6;
        double late = measured[measured.length * 99 / 100] / 1e6;
        System.out.printf("commit to poll at %d/s: p50 %.1f ms, p99 %.1f ms (p99/p50 %.1f); warm-up p50 %.1f ms%n", PER_SECOND,
                median,
                late, late / median, warmUp[warmUp.length / 2] / 1e6);
        assertThat(median).isLessThan(10);
        assertThat(late).isLessThan(50);
    }

    private long[] latencies(int first) throws Exception {
        Map<Integer, Long> committed = new ConcurrentHashMap<>();
        long[] latencies = new long[CHANGES];
        ExecutorService writers = Executors.newFixedThreadPool(4);
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
        RelayWakeUp bell = new RelayWakeUp(database.dataSource(), new TransactionSynchronizationRegistryImple());
        AtomicInteger number = new AtomicInteger(first);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(Map.copyOf(Relays.kafka()), new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, 6)
                    .mapToObj(partition -> new TopicPartition(context + ".thing.events", partition)).toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            clock.scheduleAtFixedRate(() -> {
                int n = number.getAndIncrement();
                if (n < first + CHANGES) {
                    writers.execute(() -> change(n, committed, () -> bell.wake(1)));
                }
            }, 0, 1_000_000 / PER_SECOND, TimeUnit.MICROSECONDS);
            for (int received = 0; received < CHANGES;) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    String value = new String(record.value(), StandardCharsets.UTF_8);
                    Long at = committed.get(Integer.valueOf(value.substring(11, value.indexOf(','))));
                    latencies[received] = at == null ? 0 : System.nanoTime() - at;
                    received++;
                }
            }
        } finally {
            clock.shutdownNow();
            writers.shutdownNow();
            bell.stop();
        }
        Arrays.sort(latencies);
        return latencies;
    }

    private void change(int number, Map<Integer, Long> committed, Runnable afterCommit) {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            OutboxTable.append(connection, event(number));
            connection.commit();
            committed.put(number, System.nanoTime());
            afterCommit.run();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private NewEntry event(int number) {
        return new NewEntry("id.etalase." + context + ".thing.changed.v1", aggregates.get(number % aggregates.size()),
                Instant.now(), data(number), null, null, DomainEvent.EVERYONE);
    }

    /** What a record of the relay holds, headers and key included, in one line: the tool writes neither. */
    private String sameSize(int number) {
        NewEntry event = event(number);
        ProducerRecord<String, byte[]> record = Relays.CLOUD_EVENTS.event(new OutboxEntry(number, UUID.randomUUID(),
                context + ".thing", event.aggregateId(), number + 1, event.type(), event.data(), null, event.occurredAt(),
                event.occurredAt(), null));
        StringBuilder line = new StringBuilder(record.key());
        record.headers()
                .forEach(header -> line.append(header.key()).append(new String(header.value(), StandardCharsets.UTF_8)));
        return line.append(event.data()).toString();
    }

    /** About as large and as varied as the event of an agreement, so that it compresses as those do. */
    private static String data(int number) {
        Random random = new Random(number);
        Supplier<UUID> id = () -> new UUID(random.nextLong(), random.nextLong());
        return """
                {"number": %d, "actor": {"role": "cooperation-officer", "office": "jakarta"}, "changed": ["stage", "updatedAt"], \
                "agreement": {"id": "%s", "slug": "%s", "revision": %d, "stage": "active", "kind": "KSDPL", \
                "instrument": "memorandum", "scope": "foreign", "title": {"id": "%s", "en": "%s"}, "signedOn": "%s", \
                "term": {"startsOn": "%s", "endsOn": "%s", "renewal": "express"}, "sectors": ["%s", "%s"], \
                "partners": [{"id": "%s", "slug": "%s", "type": "city", "country": "JP", "name": {"id": "%s", "en": "%s"}}, \
                {"slug": "%s", "type": "institution", "country": "ID", "name": {"id": "%s", "en": "%s"}}], \
                "benefits": "%s", "registeredAt": "%s", "updatedAt": "%s"}}"""
                .formatted(number, id.get(), words(random, 3),
                        random.nextInt(30), words(random, 9), words(random, 9), day(random), day(random), day(random),
                        words(random, 1), words(random, 1), id.get(), words(random, 2), words(random, 2), words(random, 2),
                        words(random, 2), words(random, 4), words(random, 4), words(random, 25), day(random), day(random));
    }

    private static String words(Random random, int number) {
        return random.ints(number, 0, WORDS.length).mapToObj(word -> WORDS[word]).collect(Collectors.joining(" "));
    }

    private static LocalDate day(Random random) {
        return LocalDate.EPOCH.plusDays(random.nextInt(25_000));
    }

    /** @param transactions as large as those in which the relay sends its batches */
    private double toolRecordsPerSecond(int records, boolean transactions) throws Exception {
        Path payload = Files.write(folder.resolve("payload"),
                IntStream.range(0, 1_000).mapToObj(this::sameSize).collect(Collectors.toList()));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream screen = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            List<String> arguments = new ArrayList<>(List.of("--topic", context + ".tool.events", "--num-records",
                    Integer.toString(records), "--payload-file", payload.toString(), "--throughput", "-1", "--producer-props",
                    "bootstrap.servers=" + Relays.kafka().get("bootstrap.servers"), "acks=all", "compression.type=lz4",
                    "batch.size=65536", "linger.ms=5", "enable.idempotence=true", "max.in.flight.requests.per.connection=1"));
            if (transactions) {
                arguments.addAll(List.of("--transactional-id", context + ".tool", "--transaction-duration-ms", "50"));
            }
            ProducerPerformance.main(arguments.toArray(String[]::new));
        } finally {
            System.setOut(screen);
        }
        Matcher rate = Pattern.compile("([0-9.]+) records/sec").matcher(printed.toString(StandardCharsets.UTF_8));
        double last = 0;
        while (rate.find()) {
            last = Double.parseDouble(rate.group(1));
        }
        return last;
    }
}
