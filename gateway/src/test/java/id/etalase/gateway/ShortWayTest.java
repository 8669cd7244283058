package id.etalase.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.gateway.Services.Service;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;

/** Hits that are answered before the chain: they must be the chain's answers, in the order of the requests. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class ShortWayTest {

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
    private static final List<String> OF_THE_SINGLE_REQUEST = List.of("age:", "x-request-id:", "ratelimit:", "cache-status:");

    @Inject
    MeterRegistry meters;

    @Inject
    Vertx vertx;

    @Service("kept")
    FakeService service;

    private RawHttp raw;

    @BeforeEach
    void connect() throws IOException {
        raw = new RawHttp(RestAssured.port);
    }

    @AfterEach
    void hangUp() throws IOException {
        raw.close();
    }

    @Test
    void an_answer_on_the_short_way_is_the_one_of_the_chain() throws IOException {
        // Given
        answering("/v1/kept/alike", "{\"n\":" + "1".repeat(2000) + "}");
        String gzip = "Accept-Encoding: gzip\r\n";
        List<String> questions = List.of("", gzip, "If-None-Match: \"1\"\r\n", "Origin: https://elsewhere.example\r\n");
        shortWayOpens("/v1/kept/alike");

        for (String question : questions) {
            // When
            String[] answers = new String[2];
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                answers[0] = onAnother("/v1/kept/alike", question);
                double before = shortly();
                answers[1] = ask("/v1/kept/alike", question);
                return shortly() == before + 1 && answers[0].contains("Cache-Status: etalase; hit");
            });

            // Then
            assertThat(lines(answers[1])).as(question).isEqualTo(lines(answers[0]));
            assertThat(answers[1]).contains("Cache-Status: etalase; hit", "Age: ")
                    .matches("(?s).*RateLimit: \"anonymous\";r=\\d+;t=.*");
        }
    }

    @Test
    void answers_keep_the_order_of_requests_sent_without_waiting() throws IOException {
        // Given
        answering("/v1/kept/quick", "quick");
        service.on("/v1/kept/late", request -> vertx.setTimer(300, due -> request.response().end("late")));
        shortWayOpens("/v1/kept/quick");
        double before = shortly();

        // When
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            requests.append(request("/v1/kept/quick", "X-Request-Id: n" + i + "\r\n"));
            requests.append(i % 20 == 10 ? request("/v1/kept/late", "X-Request-Id: late" + i + "\r\nX-Not-Plain: 1\r\n") : "");
        }
        raw.send(requests.toString());
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 42; i++) {
            String answer = read();
            ids.add(answer.replaceAll("(?is).*x-request-id: (\\S+).*", "$1"));
            assertThat(answer).endsWith(ids.get(i).startsWith("late") ? "late" : "quick");
        }

        // Then
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            expected.add("n" + i);
            if (i % 20 == 10) {
                expected.add("late" + i);
            }
        }
        assertThat(ids).isEqualTo(expected);
        assertThat(shortly()).isGreaterThan(before);
    }

    @Test
    void nobody_gets_an_older_answer_than_the_newest_that_was_kept() throws IOException {
        // Given
        AtomicInteger state = new AtomicInteger();
        service.on("/v1/kept/newest", request -> request.response().putHeader("Cache-Control", "max-age=600")
                .end("state " + state.get()));
        shortWayOpens("/v1/kept/newest");

        // When
        state.set(1);
        String reloaded = ask("/v1/kept/newest", "Cache-Control: no-cache\r\n");
        String after = ask("/v1/kept/newest", "");

        // Then
        assertThat(reloaded).endsWith("state 1");
        assertThat(after).endsWith("state 1");
    }

    @Test
    void what_a_client_writes_over_the_gateway_is_seen_at_once() throws IOException {
        // Given
        AtomicInteger state = new AtomicInteger();
        service.on("/v1/kept/written", request -> {
            state.addAndGet(request.method().name().equals("POST") ? 1 : 0);
            request.response().putHeader("Cache-Control", "max-age=600").end("state " + state.get());
        });
        shortWayOpens("/v1/kept/written");

        // When
        raw.send("POST /v1/kept/written HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n" + request("/v1/kept/written", ""));

        // Then
        assertThat(read()).endsWith("state 1");
        assertThat(read()).endsWith("state 1");
    }

    @Test
    void a_client_that_does_not_read_is_waited_for() throws IOException {
        // Given
        answering("/v1/kept/large", "x".repeat(200_000));
        shortWayOpens("/v1/kept/large");
        double before = shortly();

        // When
        String requests = request("/v1/kept/large", "").repeat(500);
        Thread sender = new Thread(() -> {
            try {
                raw.send(requests);
            } catch (IOException torn) {
                // What came back says it.
            }
        });
        sender.start();
        double[] seen = { before };
        await("the number of answers stands still").atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    double last = seen[0];
                    seen[0] = shortly();
                    return seen[0] > before && seen[0] == last;
                });
        double unread = seen[0] - before;

        // Then
        assertThat(unread).as("of 500 answers of 200 kB, made before any was read").isLessThan(400);
        for (int i = 0; i < 500; i++) {
            assertThat(read()).hasSizeGreaterThan(200_000);
        }
    }

    @Test
    void an_answer_on_the_short_way_has_its_one_line_in_the_log() throws IOException {
        // Given
        answering("/v1/kept/logged", "{\"n\":1}");
        shortWayOpens("/v1/kept/logged");

        try (LoggedLines lines = new LoggedLines()) {
            // When
            double before = shortly();
            String answer = ask("/v1/kept/logged?bookedBy=Siti", "X-Request-Id: missed\r\n")
                    + ask("/v1/kept/logged", "X-Request-Id: short\r\nUser-Agent: of Siti\r\n");
            assertThat(shortly()).as(answer).isEqualTo(before + 1);

            // Then
            JsonNode hit = new ObjectMapper().readTree(lines.of("short"));
            JsonNode miss = new ObjectMapper().readTree(lines.of("missed"));
            assertThat(hit.fieldNames()).toIterable().containsExactlyElementsOf(miss::fieldNames);
            assertThat(hit.path("cache").asText()).isEqualTo("hit");
            assertThat(hit.path("status").asInt()).isEqualTo(200);
            assertThat(hit.path("bytes").asInt()).isEqualTo("{\"n\":1}".length());
            assertThat(hit.path("route").asText()).isEqualTo("/v1/kept");
            assertThat(hit.path("attempts").asInt()).isZero();
            assertThat(hit.toString()).doesNotContain("logged", "Siti", "127.0.0.1");
            assertThat(lines.all("short")).hasSize(1);
        }
    }

    @Test
    void a_client_that_asks_too_much_is_refused_on_the_short_way_as_everywhere() throws IOException {
        // Given
        answering("/v1/kept/limited", "{}");
        shortWayOpens("/v1/kept/limited");

        try {
            // When
            Services.set("etalase.gateway.rate-limits.tiers.anonymous.requests=20\n"
                    + "etalase.gateway.rate-limits.tiers.anonymous.window=10000S\n");
            String[] answer = new String[1];
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                answer[0] = ask("/v1/kept/limited", "");
                return answer[0].contains("q=20;w=10000");
            });
            double before = shortly();
            List<String> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                answers.add(ask("/v1/kept/limited", ""));
            }

            // Then
            assertThat(shortly()).isGreaterThan(before).isLessThan(before + 20);
            assertThat(answers.get(39)).startsWith("HTTP/1.1 429 ").contains("\"code\":\"too-many-requests\"")
                    .matches("(?is).*retry-after: [1-9]\\d*.*").matches("(?is).*ratelimit: \"anonymous\";r=0;t=\\d+.*");
            assertThat(answers).filteredOn(one -> one.startsWith("HTTP/1.1 200")).hasSizeLessThan(20);
        } finally {
            Services.set("");
            await().atMost(Duration.ofSeconds(30)).until(() -> ask("/v1/kept/limited", "").startsWith("HTTP/1.1 200"));
        }
    }

    private void answering(String path, String body) {
        service.on(path, request -> request.response().putHeader("Cache-Control", "max-age=600").putHeader("ETag", "\"1\"")
                .putHeader("Content-Type", "application/json").end(body));
    }

    /** Asks on the connection until an answer was given before the chain. */
    private void shortWayOpens(String path) {
        double before = shortly();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            ask(path, "");
            return shortly() > before;
        });
    }

    /** On a connection of its own, where the first requests go through the chain. */
    private String onAnother(String path, String headers) throws IOException {
        RawHttp mine = raw;
        try (RawHttp other = new RawHttp(RestAssured.port)) {
            raw = other;
            return ask(path, headers);
        } finally {
            raw = mine;
        }
    }

    private String ask(String path, String headers) throws IOException {
        raw.send(request(path, headers));
        return read();
    }

    private static String request(String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
    }

    private String read() throws IOException {
        String head = raw.readHead();
        Matcher length = LENGTH.matcher(head);
        int body = head.startsWith("HTTP/1.1 304") || !length.find() ? 0 : Integer.parseInt(length.group(1));
        return head + new String(raw.in().readNBytes(body), ISO_8859_1);
    }

    /** Without what names the single request; the order of headers says nothing. */
    private static List<String> lines(String answer) {
        return answer.lines()
                .filter(line -> OF_THE_SINGLE_REQUEST.stream().noneMatch(line.toLowerCase(Locale.ROOT)::startsWith))
                .map(line -> line.replaceFirst("(?i)^content-length", "Content-Length")).sorted().toList();
    }

    private double shortly() {
        return meters.get("etalase.gateway.cache.ready").functionCounter().count();
    }
}
