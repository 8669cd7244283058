package id.etalase.systemtests;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import id.etalase.systemtests.trace.TraceCollector;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** A whole suite on ports of its own, and what the offices and apps do with it through the gateway. */
final class Suite implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(180);

    private final RunScript script;
    private final TraceCollector traces = TraceCollector.start();
    private final Map<String, String> tokens = new HashMap<>();

    Suite(Path folder) throws IOException {
        script = new RunScript(folder, Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", traces.endpoint()));
        Process launcher = script.start();
        await().atMost(START_LIMIT).until(() -> !launcher.isAlive() || script.output().contains("Stop  "));
        if (!launcher.isAlive()) {
            throw new AssertionError(script.output());
        }
    }

    String gateway() {
        return "http://localhost:" + script.port("gateway");
    }

    String bootstrapServers() {
        return "localhost:" + script.port("kafka");
    }

    /** Where all processes of the suite send their traces. */
    TraceCollector traces() {
        return traces;
    }

    int port(String part) {
        return script.port(part);
    }

    RunScript script() {
        return script;
    }

    /** A token as the command of that name prints it, for a role and what follows it on the command line. */
    String token(String... roleAndClaims) {
        return tokens.computeIfAbsent(String.join(" ", roleAndClaims), command -> {
            try {
                return script.run(("token " + command).split(" ")).output();
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    Connection database() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port("postgres") + "/partnerships", "partnerships",
                "local");
    }

    ProcessHandle process(String part) {
        try {
            String pid = Files.readString(script.data().resolve("run").resolve(part + ".pid")).trim();
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends a signal that Java knows no name for, such as STOP and CONT. */
    void signal(String part, String signal) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + signal, Long.toString(process(part).pid())).inheritIO().start().waitFor();
        if (code != 0) {
            throw new AssertionError("kill -" + signal + " of " + part + " ended with " + code);
        }
    }

    RequestSpecification as(String role) {
        return given().baseUri(gateway()).auth().oauth2(token(role)).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** A proposal of the kind KSDPL with Hanoi. */
    static String proposal(String slug) {
        return """
                {"slug": "%s", "kind": "KSDPL", "instrument": "memorandum", "partners": ["hanoi"], "sectors": ["air-quality"],
                 "title": {"id": "Nota kesepahaman dengan Hanoi", "en": "Memorandum with Hanoi"},
                 "term": {"startsOn": "2027-01-01", "endsOn": "2031-12-31"}}""".formatted(slug);
    }

    /** Registers one and tells its id. */
    String register(String slug) {
        return as("cooperation-officer").contentType("application/json").body(proposal(slug)).post("/v1/agreements")
                .then().statusCode(201).extract().path("id");
    }

    ValidatableResponse move(String role, String agreement, String stage) {
        return as(role).contentType("application/json").body(Map.of("to", stage, "reason", "as agreed", "occurredOn",
                "2026-02-01", "document", Map.of("reference", "1/KS/2026")))
                .post("/v1/agreements/{a}/transitions", agreement).then();
    }

    ValidatableResponse approve(String role, String agreement, String type) {
        return as(role).contentType("application/json").body(Map.of("type", type, "decision", "approved", "revision", 1,
                "letterNumber", "099/1/SJ", "decidedOn", "2026-02-01"))
                .post("/v1/agreements/{a}/approvals", agreement).then();
    }

    /** The steps of the way of a KSDPL agreement: who does what, in the order of the law. */
    static List<Step> way() {
        return List.of(new Step("cooperation-officer", "exploring"), new Step("cooperation-officer", "intent-signed"),
                new Step("cooperation-officer", "planning"), new Step("cooperation-officer", "council-review"),
                Step.approval("cooperation-officer", "council-approval"),
                new Step("cooperation-officer", "ministry-verification"), new Step("home-affairs", "drafting"),
                new Step("cooperation-officer", "interministerial-review"),
                Step.approval("home-affairs", "home-affairs-approval"),
                Step.approval("foreign-affairs", "foreign-affairs-approval"), new Step("home-affairs", "approved"),
                Step.approval("foreign-affairs", "full-powers"), new Step("cooperation-officer", "signed"),
                new Step("cooperation-officer", "active"));
    }

    /** One act on the way: a step to a stage, or an approval. */
    record Step(String role, String stage, String approval) {

        Step(String role, String stage) {
            this(role, stage, null);
        }

        static Step approval(String role, String type) {
            return new Step(role, null, type);
        }

        ValidatableResponse take(Suite suite, String by, String agreement) {
            return approval == null ? suite.move(by, agreement, stage) : suite.approve(by, agreement, approval);
        }
    }

    @Override
    public void close() {
        try {
            script.run("stop");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            traces.close();
        }
    }
}
