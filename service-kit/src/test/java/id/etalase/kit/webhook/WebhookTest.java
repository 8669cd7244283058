package id.etalase.kit.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.assertj.core.api.ListAssert;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.standardwebhooks.Webhook;

import id.etalase.kit.outbox.RecordedLog;
import id.etalase.kit.outbox.Thing;
import id.etalase.kit.outbox.ThingService;
import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class WebhookTest {

    private static final String HOOKS = "/v1/events/kit-sample/webhooks";
    private static final String RENAMED = "id.etalase.kit-test.thing.renamed.v1";

    private final UUID thing = UUID.randomUUID();
    private final String client = "client-" + UUID.randomUUID();

    @Inject
    ThingService things;
    @Inject
    AgroalDataSource dataSource;
    @Inject
    WebhookQueue queue;

    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    /** Nobody waits for what goes on being tried, and its transactions would hold back readers of other tests. */
    @AfterEach
    void endAll() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("DELETE FROM webhook_subscription WHERE owner = ?")) {
            statement.setString(1, client);
            statement.executeUpdate();
        }
    }

    @Test
    void an_event_arrives_signed_so_that_the_receiver_can_check_it() throws Exception {
        try (Receiver receiver = new Receiver(n -> 204)) {
            Response hook = subscribe(receiver.url("/hook"));

            things.append(new Thing.Renamed(thing, "told"));

            await().until(() -> !receiver.messages().isEmpty());
            Receiver.Message message = receiver.messages().get(0);
            assertThatCode(() -> verify(hook.path("secret"), message)).doesNotThrowAnyException();
            assertThat(message.body()).contains("\"specversion\":\"1.0\"", "\"name\":\"told\"", message.id());
            assertThat(message.headers().get("Content-type")).containsExactly("application/cloudevents+json");
            asClient().get(hook.header("Location")).then().statusCode(200).body("secret", nullValue())
                    .body("status", equalTo("active"));
            await().untilAsserted(() -> deliveries(hook).then().body("items", hasSize(1))
                    .body("items[0].status", equalTo("delivered")).body("items[0].lastOutcome", equalTo("204")));
        }
    }

    @Test
    void no_secret_lies_open_in_the_database_and_a_repeat_of_the_request_still_shows_it() throws Exception {
        String key = UUID.randomUUID().toString();
        RequestSpecification request = asClient().header("Idempotency-Key", key).contentType("application/json")
                .body(Map.of("url", "http://localhost:9/"));
        String secret = request.post(HOOKS).path("secret");

        request.post(HOOKS).then().statusCode(201).header("Idempotency-Replayed", "true").body("secret", equalTo(secret));
        String path = request.post(HOOKS).header("Location");
        post(path + "/secrets").then().statusCode(200);
        assertThat(number(
                "SELECT count(*) FROM webhook_subscription WHERE owner = ? AND webhook_subscription::text LIKE '%whsec%'",
                client)).isZero();
        assertThat(
                number("SELECT count(*) FROM idempotency_record WHERE key = ? AND encode(body, 'escape') LIKE '%whsec%'", key))
                .isZero();
        assertThat(number("SELECT count(*) FROM idempotency_record WHERE key = ?", key)).as("control").isEqualTo(1);
    }

    @Test
    void a_secret_from_before_secrets_were_sealed_signs_on_and_is_sealed_by_and_by() throws Exception {
        String secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
        try (Receiver receiver = new Receiver(n -> 204); Connection connection = dataSource.getConnection()) {
            Response hook = subscribe(receiver.url("/hook"));
            try (PreparedStatement statement = connection
                    .prepareStatement("UPDATE webhook_subscription SET secret = ?, previous_secret = ? WHERE owner = ?")) {
                statement.setString(1, secret);
                statement.setString(2, secret);
                statement.setString(3, client);
                statement.executeUpdate();
            }

            post(hook.header("Location") + "/pings").then().statusCode(202);
            await().until(() -> receiver.messages().size() == 1);
            queue.seal();
            post(hook.header("Location") + "/pings").then().statusCode(202);
            await().until(() -> receiver.messages().size() == 2);

            for (Receiver.Message message : receiver.messages()) {
                assertThatCode(() -> verify(secret, message)).doesNotThrowAnyException();
            }
            assertThat(number("SELECT count(*) FROM webhook_subscription WHERE owner = ? "
                    + "AND webhook_subscription::text LIKE '%whsec%'", client)).isZero();
        }
    }

    private long number(String query, String parameter) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Test
    void while_a_secret_is_rotated_both_sign() throws Exception {
        try (Receiver receiver = new Receiver(n -> 204)) {
            Response hook = subscribe(receiver.url("/hook"));
            Response rotated = post(hook.header("Location") + "/secrets");

            things.append(new Thing.Renamed(thing, "signed twice"));

            await().until(() -> !receiver.messages().isEmpty());
            Receiver.Message message = receiver.messages().get(0);
            rotated.then().statusCode(200).body("secret", startsWith("whsec_"));
            assertThat(rotated.<String> path("secret")).isNotEqualTo(hook.path("secret"));
            assertThatCode(() -> verify(hook.path("secret"), message)).doesNotThrowAnyException();
            assertThatCode(() -> verify(rotated.path("secret"), message)).doesNotThrowAnyException();
        }
    }

    @Test
    void a_receiver_in_trouble_gets_the_same_message_again() throws Exception {
        try (Receiver receiver = new Receiver(n -> n == 0 ? 500 : 204)) {
            Response hook = subscribe(receiver.url("/hook"));

            things.append(new Thing.Renamed(thing, "twice"));

            await().untilAsserted(() -> deliveries(hook).then().body("items[0].status", equalTo("delivered"))
                    .body("items[0].attempts", equalTo(2)));
            assertThat(receiver.messages()).extracting(Receiver.Message::id).hasSize(2)
                    .containsOnly(receiver.messages().get(0).id());
        }
    }

    @Test
    void a_receiver_that_stays_in_trouble_is_paused_with_the_reason_and_can_be_resumed_and_replayed() throws Exception {
        boolean[] well = { false };
        try (Receiver receiver = new Receiver(n -> well[0] ? 204 : 503)) {
            Response hook = subscribe(receiver.url("/hook"));
            things.append(new Thing.Renamed(thing, "missed"));
            await().untilAsserted(() -> asClient().get(hook.header("Location")).then().body("status", equalTo("paused"))
                    .body("reason", equalTo("a delivery failed 3 times: 503")));
            things.append(new Thing.Renamed(thing, "meanwhile"));

            well[0] = true;
            post(hook.header("Location") + "/resumptions").then().statusCode(200).body("status", equalTo("active"));
            String failed = deliveries(hook).path("items.find { it.status == 'failed' }.id");
            post(hook.header("Location") + "/deliveries/" + failed + "/replays").then().statusCode(202);

            await().untilAsserted(
                    () -> deliveries(hook).then().body("items.status", equalTo(List.of("delivered", "delivered"))));
            assertThat(receiver.messages()).hasSize(5);
        }
    }

    @Test
    void a_pause_is_told_once_to_its_client_and_to_administrators_and_to_nobody_else() throws Exception {
        try (Receiver receiver = new Receiver(n -> 503)) {
            Response hook = subscribe(receiver.url("/hook"));

            things.append(new Thing.Renamed(thing, "missed"), new Thing.Renamed(thing, "missed too"));

            await().untilAsserted(() -> pauses(asClient(), hook)
                    .containsExactly("a delivery failed 3 times: 503"));
            await().untilAsserted(() -> deliveries(hook).then().body("items.attempts", everyItem(greaterThanOrEqualTo(1))));
            pauses(asClient(), hook).hasSize(1);
            pauses(given().auth().oauth2(Tokens.of("administrator")), hook).hasSize(1);
            pauses(given().auth().oauth2(Tokens.of("app", Map.of("azp", "another"))), hook).isEmpty();
            pauses(given(), hook).isEmpty();
        }
    }

    /** The reasons in the notices of that webhook which a caller finds in the feed. */
    private static ListAssert<String> pauses(RequestSpecification caller, Response hook) {
        Response feed = caller.get("/v1/events/kit-sample?limit=1000&type=id.etalase.kit-sample.service.webhook-paused.v1");
        feed.then().statusCode(200);
        return assertThat(
                feed.jsonPath().param("id", hook.path("id")).<String> getList("findAll { it.data.webhook == id }.data.reason"));
    }

    @Test
    void a_receiver_that_is_gone_for_good_is_asked_once() throws Exception {
        try (Receiver receiver = new Receiver(n -> 410)) {
            Response hook = subscribe(receiver.url("/hook"));

            things.append(new Thing.Renamed(thing, "to nobody"));

            await().untilAsserted(() -> asClient().get(hook.header("Location")).then().body("status", equalTo("paused"))
                    .body("reason", equalTo(WebhookQueue.GONE)));
            assertThat(receiver.messages()).hasSize(1);
        }
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        try (Receiver receiver = new Receiver(n -> Receiver.REDIRECT)) {
            Response hook = subscribe(receiver.url("/hook"));

            things.append(new Thing.Renamed(thing, "stay"));

            await().untilAsserted(() -> deliveries(hook).then().body("items[0].status", equalTo("failed"))
                    .body("items[0].lastOutcome", equalTo("302, and redirects are not followed")));
            assertThat(receiver.messages()).extracting(Receiver.Message::path).containsOnly("/hook");
        }
    }

    @Test
    void a_receiver_that_never_answers_is_given_up_in_time() throws Exception {
        try (Receiver receiver = new Receiver(n -> Receiver.NEVER)) {
            Response hook = subscribe(receiver.url("/hook"));

            things.append(new Thing.Renamed(thing, "hello?"));

            await().untilAsserted(
                    () -> deliveries(hook).then().body("items[0].lastOutcome", equalTo("no answer in time")));
        }
    }

    /** By numbers and not by time: there are 400 messages for the silent ones, and those were all tried first. */
    @Test
    void silent_receivers_do_not_keep_the_messages_of_others_waiting() throws Exception {
        AtomicInteger triedBefore = new AtomicInteger();
        try (Receiver silent = new Receiver(n -> Receiver.NEVER); Receiver good = new Receiver(n -> {
            triedBefore.compareAndSet(0, silent.messages().size());
            return 204;
        })) {
            for (int i = 0; i < 10; i++) {
                subscribe(silent.url("/silent"));
            }
            subscribe(good.url("/hook"));

            things.append(IntStream.range(0, 40).mapToObj(n -> new Thing.Renamed(thing, "burst " + n))
                    .toArray(Thing.Renamed[]::new));

            await().until(() -> !good.messages().isEmpty());
            assertThat(triedBefore).hasValueLessThan(100);
        }
    }

    @Test
    void deliveries_leave_the_version_alone_so_that_a_busy_webhook_can_be_ended() throws Exception {
        try (Receiver receiver = new Receiver(n -> 204)) {
            String path = subscribe(receiver.url("/hook")).header("Location");
            String tag = asClient().get(path).header("ETag");
            things.append(new Thing.Renamed(thing, "busy"));
            await().until(() -> !receiver.messages().isEmpty());

            asClient().header("If-Match", tag).delete(path).then().statusCode(204);
        }
    }

    @Test
    void who_subscribes_several_times_at_once_gets_no_more_than_it_may_have() throws Exception {
        CompletableFuture<Integer> oneMore;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            SubscriptionTable.lockThoseOf(connection, client);
            for (int i = 0; i < 20; i++) {
                SubscriptionTable.insert(connection,
                        new Subscription(UUID.randomUUID(), client, Set.of(), "http://localhost:9/", Set.of(), "whsec_c2VjcmV0",
                                null,
                                null, Subscription.Status.ACTIVE, null, "", Instant.now(), 1));
            }
            oneMore = CompletableFuture
                    .supplyAsync(() -> asClient().header("Idempotency-Key", UUID.randomUUID()).contentType("application/json")
                            .body(Map.of("url", "http://localhost:9/")).post(HOOKS).statusCode());
            await().until(() -> oneMore.isDone() || waits(connection));
            connection.commit();
        }

        assertThat(oneMore.get(1, TimeUnit.MINUTES)).isEqualTo(409);
    }

    private static boolean waits(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement
                        .executeQuery("SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    @Test
    void a_receiver_that_answers_byte_by_byte_is_given_up_in_time() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread drip = new Thread(
                    () -> answer(server, "HTTP/1.1 200 OK and it goes on and on and on and on and on", 200),
                    "dripping-receiver");
            drip.setDaemon(true);
            drip.start();
            Response hook = subscribe("http://localhost:" + server.getLocalPort() + "/hook");

            things.append(new Thing.Renamed(thing, "slowly"));

            await().untilAsserted(
                    () -> deliveries(hook).then().body("items[0].lastOutcome", equalTo("no answer in time")));
        }
    }

    @Test
    void garbage_for_an_answer_is_a_failure_and_does_not_get_into_the_log() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                RecordedLog log = new RecordedLog("io.vertx.core")) {
            Thread garbage = new Thread(() -> answer(server, "Garbage instead of HTTP\r\n\r\n", 0), "garbage-receiver");
            garbage.setDaemon(true);
            garbage.start();
            Response hook = subscribe("http://localhost:" + server.getLocalPort() + "/hook");

            things.append(new Thing.Renamed(thing, "garbled"));

            await().untilAsserted(() -> deliveries(hook).then().body("items[0].lastOutcome", equalTo("no connection")));
            assertThat(log.errors()).noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("garbage"));
        }
    }

    @Test
    void a_gigabyte_of_answer_is_not_read() throws Exception {
        try (Receiver receiver = new Receiver(n -> Receiver.GIGABYTE)) {
            Response hook = subscribe(receiver.url("/hook"));

            things.append(new Thing.Renamed(thing, "enough"));

            await().untilAsserted(() -> deliveries(hook).then().body("items[0].status", equalTo("delivered")));
            assertThat(receiver.bytesSent.get()).isLessThan(50_000_000);
        }
    }

    @Test
    void only_what_the_client_may_read_is_told() throws Exception {
        try (Receiver receiver = new Receiver(n -> 204)) {
            subscribe(receiver.url("/hook"));

            things.append(new Thing.Hidden(thing, "a draft"), new Thing.Renamed(thing, "public"));

            await().until(() -> !receiver.messages().isEmpty());
            assertThat(receiver.messages()).noneMatch(message -> message.body().contains("a draft"));
        }
    }

    @Test
    void a_test_message_can_be_asked_for() throws Exception {
        try (Receiver receiver = new Receiver(n -> 204)) {
            Response hook = subscribe(receiver.url("/hook"));

            post(hook.header("Location") + "/pings").then().statusCode(202);

            await().until(() -> !receiver.messages().isEmpty());
            assertThatCode(() -> verify(hook.path("secret"), receiver.messages().get(0))).doesNotThrowAnyException();
        }
    }

    @Test
    void the_webhooks_of_another_client_are_not_there() throws Exception {
        try (Receiver receiver = new Receiver(n -> 204)) {
            String path = subscribe(receiver.url("/hook")).header("Location");
            RequestSpecification stranger = given().auth().oauth2(Tokens.of("app", Map.of("azp", "stranger")));

            stranger.get(path).then().statusCode(404).body("code", equalTo("webhook-not-found"));
            given().get(path).then().statusCode(401);
            given().auth().oauth2(Tokens.of("administrator")).get(path).then().statusCode(200);
        }
    }

    @Test
    void what_cannot_be_subscribed_to_is_said() {
        asClient().header("Idempotency-Key", UUID.randomUUID()).contentType("application/json")
                .body(Map.of("url", "http://localhost:9/", "types", List.of("id.etalase.kit-test.thing.unheard.v1")))
                .post(HOOKS)
                .then().statusCode(400).body("errors[0].pointer", equalTo("/types/0"));
        asClient().header("Idempotency-Key", UUID.randomUUID()).contentType("application/json")
                .body(Map.of("url", "not an address")).post(HOOKS).then().statusCode(400)
                .body("errors[0].code", equalTo("not-a-webhook-url"));
    }

    @Test
    void a_webhook_ends_when_its_client_ends_it() throws Exception {
        try (Receiver receiver = new Receiver(n -> 204)) {
            String path = subscribe(receiver.url("/hook")).header("Location");
            String tag = asClient().get(path).header("ETag");

            asClient().delete(path).then().statusCode(428);
            asClient().header("If-Match", tag).delete(path).then().statusCode(204);

            asClient().get(path).then().statusCode(404);
        }
    }

    private Response subscribe(String url) {
        Response made = asClient().header("Idempotency-Key", UUID.randomUUID()).contentType("application/json")
                .body(Map.of("url", url, "types", List.of(RENAMED))).post(HOOKS);
        made.then().statusCode(201).body("secret", startsWith("whsec_"));
        return made;
    }

    private Response post(String path) {
        return asClient().header("Idempotency-Key", UUID.randomUUID()).post(path);
    }

    private Response deliveries(Response hook) {
        return asClient().get(hook.header("Location") + "/deliveries");
    }

    private RequestSpecification asClient() {
        return given().auth().oauth2(Tokens.of("app", Map.of("azp", client)));
    }

    private static void verify(String secret, Receiver.Message message) throws Exception {
        Map<String, List<String>> headers = message.headers().entrySet().stream()
                .collect(Collectors.toMap(header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
        new Webhook(secret).verify(message.body(), headers);
    }

    /** Byte by byte, with a pause after each. */
    private static void answer(ServerSocket server, String text, long pauseMillis) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept(); InputStream in = socket.getInputStream()) {
                for (byte each : text.getBytes(StandardCharsets.US_ASCII)) {
                    socket.getOutputStream().write(each);
                    socket.getOutputStream().flush();
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMillis));
                }
                in.available();
            } catch (IOException e) {
                Thread.yield();
            }
        }
    }
}
