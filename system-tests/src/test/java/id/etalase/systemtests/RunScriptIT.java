package id.etalase.systemtests;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import id.etalase.localstack.launcher.Processes;
import id.etalase.systemtests.RunScript.Result;

/** {@code ./run} as a person uses it: the packaged processes, started, interrupted, killed and started again. */
class RunScriptIT {

    private static final Duration START_LIMIT = Duration.ofSeconds(180);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final long MOST_MEMORY_IN_KIB = 1536 * 1024;

    @TempDir
    Path folder;
    private RunScript script;
    private Process launcher;

    @BeforeEach
    void prepare() {
        script = new RunScript(folder);
    }

    @AfterEach
    void stop() throws Exception {
        script.run("stop");
    }

    /** One story, because each start takes half a minute. */
    @Test
    void after_a_kill_the_next_start_finds_all_data_a_fresh_one_none_and_a_signal_ends_it_without_a_trace() throws Exception {
        // Given
        startAndWait();
        assertThat(script.output().lines().limit(1)).singleElement().asString().startsWith("Starting Etalase");
        sql("CREATE TABLE kept AS SELECT 1 AS n");
        List<ProcessHandle> orphans = parts();

        // When
        launcher.destroyForcibly().waitFor();

        // Then
        assertThat(orphans).hasSizeGreaterThan(2).allMatch(Processes::isRunning);
        startAndWait();
        assertThat(orphans).noneMatch(Processes::isRunning);
        assertThat(script.output()).startsWith(
                "Stopped what an earlier run left behind: gateway, partnerships, ascn, public-space, kafka, identity, postgres.");
        assertThat(tableExists()).isTrue();
        assertThat(script.run("stop")).isEqualTo(new Result(0, "Stopped."));

        // When
        startAndWait("--fresh", "--no-sample");

        // Then
        assertThat(tableExists()).isFalse();
        given().get("http://localhost:" + script.port("gateway") + "/v1/activities").then().statusCode(200)
                .body("items", empty());
        saysWhereEverythingIs();
        isReadyAndSmall();
        refusesToRunTwice();
        givesTokens();
        endsWithoutATrace();
    }

    private void saysWhereEverythingIs() throws IOException {
        assertThat(script.output().lines().limit(1)).singleElement().asString().startsWith("Starting Etalase");
        for (String part : List.of("postgres", "kafka", "identity", "partnerships", "ascn", "public-space", "gateway")) {
            assertThat(script.output()).containsPattern("(?m)^  " + part + " +ready +[0-9.]+ s$");
        }
        assertThat(script.output()).contains("Gateway     http://localhost:" + script.port("gateway"),
                "Swagger UI  http://localhost:" + script.port("gateway") + "/docs",
                "Kafka       localhost:" + script.port("kafka"),
                "postgresql://partnerships:local@localhost:" + script.port("postgres") + "/partnerships",
                "postgresql://ascn:local@localhost:" + script.port("postgres") + "/ascn",
                "postgresql://publicspace:local@localhost:" + script.port("postgres") + "/publicspace",
                "run token ROLE --data data", "Logs        data/logs", "Stop        Ctrl-C here, or ");
        assertThat(script.output().toLowerCase(java.util.Locale.ROOT)).doesNotContain("warn", "error", "exception");
    }

    private void isReadyAndSmall() throws IOException {
        given().get("http://localhost:" + script.port("gateway") + "/q/health/ready").then().statusCode(200);
        assertThat(memoryInKib(processes())).isLessThan(MOST_MEMORY_IN_KIB);
    }

    private void refusesToRunTwice() throws Exception {
        Result second = script.run("--port", "gateway=" + script.port("gateway"));
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.output()).startsWith("run: The suite already runs (process " + launcher.pid()).hasLineCount(1);
    }

    private void givesTokens() throws Exception {
        Result token = script.run("token", "home-affairs");
        assertThat(token.code()).isZero();
        given().auth().oauth2(token.output()).get(agreements()).then().statusCode(200);
        given().auth().oauth2(token.output() + "x").get(agreements()).then().statusCode(401);
    }

    private void endsWithoutATrace() throws Exception {
        List<ProcessHandle> processes = processes();
        launcher.destroy();
        assertThat(launcher.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isEqualTo(128 + 15);
        assertThat(script.output()).containsPattern("Stopped after [0-9.]+ s\\.\\s*$");
        assertThat(processes).isNotEmpty().noneMatch(Processes::isRunning);
        assertThat(script.run("status")).isEqualTo(new Result(3, "The suite does not run."));
    }

    @Test
    void a_taken_port_is_one_line_with_what_to_do() throws Exception {
        try (ServerSocket other = new ServerSocket(script.port("kafka"), 1, InetAddress.getLoopbackAddress())) {
            // When
            launcher = script.start();

            // Then
            assertThat(launcher.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(launcher.exitValue()).isEqualTo(1);
            assertThat(script.output().trim()).startsWith("run: Port " + other.getLocalPort() + " (kafka) is taken")
                    .contains("--port kafka=").hasLineCount(1);
        }
    }

    private void startAndWait(String... options) throws IOException {
        launcher = script.start(options);
        await().atMost(START_LIMIT).until(() -> !launcher.isAlive() || script.output().contains("Stop  "));
        assertThat(launcher.isAlive()).as(script.output()).isTrue();
    }

    private String agreements() {
        return "http://localhost:" + script.port("gateway") + "/v1/agreements";
    }

    /** The launcher, the parts and all that they started. */
    private List<ProcessHandle> processes() throws IOException {
        return Stream.concat(Stream.of(launcher.toHandle()),
                parts().stream().flatMap(part -> Stream.concat(Stream.of(part), part.descendants()))).toList();
    }

    /** The processes that the launcher started and keeps; PostgreSQL, which leaves its starter, among them. */
    private List<ProcessHandle> parts() throws IOException {
        Path postmaster = script.data().resolve("postgres/data/postmaster.pid");
        ProcessHandle postgres = ProcessHandle.of(Long.parseLong(Files.readAllLines(postmaster).get(0))).orElseThrow();
        return Stream.concat(Stream.of(postgres), launcher.children()).toList();
    }

    /** What several processes share, such as the buffers of PostgreSQL, counts once. Zero where the system does not tell. */
    private static long memoryInKib(List<ProcessHandle> processes) throws IOException {
        long sum = 0;
        for (ProcessHandle process : processes) {
            Path memory = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
            if (Files.exists(memory)) {
                sum += Files.readAllLines(memory).stream().filter(line -> line.startsWith("Pss:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum();
            }
        }
        return sum;
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database(); Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private boolean tableExists() throws SQLException {
        try (Connection connection = database();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("SELECT to_regclass('kept') IS NOT NULL")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + script.port("postgres") + "/partnerships",
                "partnerships", "local");
    }
}
