package id.etalase.publicspace.programme;

import static id.etalase.publicspace.Visits.activity;
import static id.etalase.publicspace.Visits.openRoom;
import static id.etalase.publicspace.Visits.session;
import static id.etalase.publicspace.Visits.today;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import com.sun.management.OperatingSystemMXBean;

import id.etalase.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/**
 * Two figures as ratios of one run, because a second is not the same on any two machines. Its name keeps it out of the ordinary
 * tests; README.md of this module has the command. What it prints also stands in {@code target/benchmark.txt}.
 */
@QuarkusTest
@WithTestResource(DurableServers.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SpeedBenchmark {

    /** As many as the service itself has to its database, and as many as want to have the same session when it opens. */
    private static final int FEW = 16;
    private static final int MANY = 64;
    private static final Duration ROUND = Duration.ofSeconds(4);
    private static final int ROUNDS = 5;
    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(5);
    private static final double COMPILED = 0.1;
    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();
    private static final int PAST_SESSIONS = 1_000;
    private static final int BOOKINGS_EACH = 1_000;
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?");

    @Inject
    AgroalDataSource database;
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;
    @ConfigProperty(name = "quarkus.datasource.username")
    String user;
    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    /** First, since the other one leaves a million bookings behind. */
    @Test
    @Order(1)
    void bookings_a_second_of_one_session_out_of_what_the_bare_statement_reaches() throws Exception {
        // Given
        String activity = activity(100_000, ", \"exclusive\": false, \"setupMinutes\": 0");
        String bare = session(activity, today().plusDays(1), "10:00");
        execute("update session set capacity = 100_000_000 where id = '" + bare + "'");
        // The processor alone: less of it than any town should accept. First, because it warms up the more the faster it is.
        execute("alter role current_user set synchronous_commit = off");
        database.flush(AgroalDataSource.FlushMode.GRACEFUL);
        warmUp(activity);

        // When
        double careless = compare("commits that may be lost", activity, bare, FEW, 10);
        execute("alter role current_user reset synchronous_commit");
        database.flush(AgroalDataSource.FlushMode.GRACEFUL);
        double few = compare("every commit on the disk, as the service runs", activity, bare, FEW, 2);
        double many = compare("every commit on the disk, as the service runs", activity, bare, MANY, 20);

        // Then
        report("bookings per second of one session: %.2f of the bare statement with %d connections, %.2f with %d (wanted: 0.50);"
                + " %.2f where commits may be lost", few, FEW, many, MANY, careless);
        assertThat(count("select count(*) from session s where taken <> (select coalesce(sum(heads), 0) from booking b"
                + " where b.session_id = s.id) and id <> '" + bare + "'")).as("sessions with heads without a booking").isZero();
    }

    /**
     * Books until the compiler of the Java machine has little to do any more, which without pauses would take it minutes, with
     * all processors busy, and as much of them as the service: the state of a service that has just started and not of one
     * that runs for days.
     */
    private void warmUp(String activity) throws Exception {
        long end = System.nanoTime() + LONGEST_WARM_UP.toNanos();
        double compiling = 1;
        for (int day = 1; compiling > COMPILED && System.nanoTime() < end; day++) {
            String session = session(activity, today().plusDays(day), "12:00");
            long compiled = COMPILER.getTotalCompilationTime();
            double rate = rate(FEW, () -> bookUntil(session, "1", 201, deadline()));
            compiling = (double) (COMPILER.getTotalCompilationTime() - compiled) / ROUND.toMillis();
            System.out.printf(Locale.ROOT, "warming up: %.0f/s, the compiler took %.2f of a processor%n", rate, compiling);
            AtomicLong last = new AtomicLong(-1);
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(500)).atMost(LONGEST_WARM_UP)
                    .until(() -> last.getAndSet(COMPILER.getTotalCompilationTime()) == last.get()
                            || System.nanoTime() > end);
        }
    }

    /** Of this Java machine, in nanoseconds. */
    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private double compare(String how, String activity, String bare, int connections, int firstDay) throws Exception {
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            String hot = session(activity, today().plusDays(firstDay + round), "10:00");
            double alone = rate(connections, () -> updateUntil(UUID.fromString(bare), deadline()));
            long processor = processorTime();
            double through = rate(connections, () -> bookUntil(hot, "1", 201, deadline()));
            double spent = (processorTime() - processor) / 1e6;
            long booked = count("select count(*) from booking where session_id = '" + hot + "'");
            long commits = count("select count(distinct xmin::text) from booking where session_id = '" + hot + "'");
            // What HTTP and token cost on this machine before anything is done: no booking can be faster.
            double refused = rate(connections, () -> bookUntil(hot, "\"not a number\"", 400, deadline()));
            ratios.add(through / alone);
            report("%s, round %d, %d connections: bare statement %.0f/s, bookings through the service %.0f/s, ratio %.2f;"
                    + " requests refused for their JSON %.0f/s, ratio %.2f;"
                    + " %.1f bookings a commit, %.2f ms of a processor each (service, broker and client, without PostgreSQL)",
                    how, round, connections, alone, through, through / alone, refused, refused / alone,
                    (double) booked / commits, spent / booked);
        }
        return ratios.stream().sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
    }

    @Test
    @Order(2)
    void availability_of_a_month_with_a_million_past_bookings_out_of_that_with_none() throws Exception {
        // Given
        String room = openRoom();
        String activity = activity(room, 1_000, ", \"setupMinutes\": 0");
        for (int day = 1; day <= 30; day++) {
            session(activity, today().plusDays(day), "10:00");
        }
        fillFutureSessions(room);
        Plan before = availability(room);
        double emptyTime = time(room);

        // When
        fillThePast(room);
        Plan after = availability(room);
        double fullTime = time(room);

        // Then
        report("availability of a month for one place: %d buffers with no past bookings, %d with %d of them, ratio %.2f",
                before.buffers(), after.buffers(), PAST_SESSIONS * BOOKINGS_EACH, (double) after.buffers() / before.buffers());
        report("the same request over HTTP: %.1f ms and %.1f ms, ratio %.2f", emptyTime, fullTime, fullTime / emptyTime);
        assertThat(after.text()).doesNotContain("Seq Scan on booking");
        assertThat((double) after.buffers() / before.buffers()).isLessThan(2);
    }

    /** The plan that counts the places of all sessions of the month, with what it read. */
    private record Plan(String text, long buffers) {
    }

    private Plan availability(String room) throws SQLException {
        String sql = SessionRepository.SEATS.replace(":now", "now()").replace("in :sessions", """
                in (select s.id from session s join space p on p.id = s.space_id where p.slug = '%s'
                    and s.starts_at >= now() and s.starts_at < now() + interval '31 days')""".formatted(room));
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            // Twice: the first run brings the pages in.
            for (int i = 0; i < 2; i++) {
                lines.clear();
                try (ResultSet rows = statement.executeQuery("explain (analyze, buffers) " + sql)) {
                    while (rows.next()) {
                        lines.add(rows.getString(1));
                    }
                }
            }
        }
        String text = String.join("\n", lines);
        var buffers = BUFFERS.matcher(text);
        assertThat(buffers.find()).isTrue();
        return new Plan(text, Long.parseLong(buffers.group(1))
                + (buffers.group(2) == null ? 0 : Long.parseLong(buffers.group(2))));
    }

    private static double time(String room) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            long begin = System.nanoTime();
            given().queryParam("space", room).queryParam("limit", 40).get("/v1/sessions").then().statusCode(200);
            times.add((System.nanoTime() - begin) / 1e6);
        }
        return times.stream().sorted().skip(15).findFirst().orElseThrow();
    }

    private void fillFutureSessions(String room) throws SQLException {
        insertBookings("p.slug = '%s' and s.starts_at > now()".formatted(room), 20, "CONFIRMED");
    }

    private void fillThePast(String room) throws SQLException {
        execute("""
                insert into session (id, version, activity_id, space_id, starts_at, ends_at, status, capacity, taken, created_at,
                    updated_at)
                select gen_random_uuid(), 0, s.activity_id, s.space_id, now() - n * interval '1 day',
                    now() - n * interval '1 day' + interval '1 hour', 'SCHEDULED', 1000, 1000, now(), now()
                from (select s.* from session s join space p on p.id = s.space_id where p.slug = '%s' limit 1) s,
                    generate_series(1, %d) n"""
                .formatted(room, PAST_SESSIONS));
        insertBookings("p.slug = '%s' and s.starts_at < now()".formatted(room), BOOKINGS_EACH, "CHECKED_IN");
    }

    private void insertBookings(String which, int each, String status) throws SQLException {
        execute("""
                insert into booking (id, version, session_id, status, public_visitors, pupils, escorts, students, delegates,
                    with_disabilities, heads, checked_in, client, code_hash, created_at, updated_at)
                select gen_random_uuid(), 0, s.id, '%s', 1, 0, 0, 0, 0, 0, 1, 0, 'app', '\\x00', now(), now()
                from session s join space p on p.id = s.space_id, generate_series(1, %d) where %s"""
                .formatted(status, each, which));
        execute("vacuum analyze booking");
        execute("vacuum analyze session");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static long deadline() {
        return System.nanoTime() + ROUND.toNanos();
    }

    /** How often all connections together do it in a second. */
    private static double rate(int connections, Callable<Long> work) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(connections);
        long begin = System.nanoTime();
        long done = 0;
        for (Future<Long> one : workers.invokeAll(java.util.Collections.nCopies(connections, work))) {
            done += one.get();
        }
        workers.shutdown();
        return done / ((System.nanoTime() - begin) / 1e9);
    }

    private long updateUntil(UUID session, long deadline) throws SQLException {
        long done = 0;
        // Not out of the service's pool, which has fewer.
        try (Connection connection = DriverManager.getConnection(url, user, password);
                PreparedStatement update = connection
                        .prepareStatement("update session set taken = taken + 1 where id = ? returning taken")) {
            update.setObject(1, session);
            while (System.nanoTime() < deadline) {
                try (ResultSet row = update.executeQuery()) {
                    done += row.next() ? 1 : 0;
                }
            }
        }
        return done;
    }

    private static long bookUntil(String session, String heads, int status, long deadline) throws IOException {
        String body = "{\"session\": \"%s\", \"party\": {\"public\": %s}}".formatted(session, heads);
        String token = "Authorization: Bearer " + Tokens.of("app") + "\r\n";
        long done = 0;
        try (KeptConnection service = new KeptConnection(RestAssured.port)) {
            while (System.nanoTime() < deadline) {
                String key = "Idempotency-Key: " + UUID.randomUUID() + "\r\n";
                assertThat(service.post("/v1/bookings", token + key, body)).isEqualTo(status);
                done++;
            }
        }
        return done;
    }

    private static void report(String text, Object... values) throws IOException {
        String line = String.format(Locale.ROOT, text, values);
        System.out.println(line);
        Files.writeString(Path.of("target", "benchmark.txt"), line + "\n", StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
