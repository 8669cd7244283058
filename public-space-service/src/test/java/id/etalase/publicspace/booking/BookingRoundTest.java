package id.etalase.publicspace.booking;

import static id.etalase.publicspace.Visits.activity;
import static id.etalase.publicspace.Visits.booked;
import static id.etalase.publicspace.Visits.cancel;
import static id.etalase.publicspace.Visits.free;
import static id.etalase.publicspace.Visits.session;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import id.etalase.publicspace.TestClock;
import id.etalase.publicspace.Visits;
import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

/** Bookings that wait behind each other are made together, and nobody can tell from the answer. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "publicspace"))
class BookingRoundTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319%s-b7ad6b7169203331-01";

    private static final int MOST_CONNECTIONS = ConfigProvider.getConfig()
            .getValue("quarkus.datasource.jdbc.max-size", Integer.class);

    @Inject
    SessionLines lines;
    @Inject
    AgroalDataSource database;

    private final ExecutorService people = Executors.newCachedThreadPool();
    private final CountDownLatch door = new CountDownLatch(1);
    private final String key = UUID.randomUUID().toString();

    @AfterEach
    void end() {
        door.countDown();
        people.shutdownNow();
        TestClock.reset();
    }

    @Test
    void those_who_wait_share_one_commit_and_get_an_answer_each_in_their_order() throws Exception {
        // Given
        String session = session(activity(10, ", \"exclusive\": false"));
        occupy(session);
        Future<Response> six = inLine(session, 6, "1");
        Future<Response> sameAtOnce = inLine(session, 6, "1");
        Future<Response> tooMany = inLine(session, 5, "2");
        Future<Response> impossible = inLine(session, 11, "3");
        Future<Response> three = inLine(session, 3, "4");

        // When
        door.countDown();

        // Then
        String first = answer(six).then().statusCode(201).header("ETag", equalTo(given().auth().oauth2(Tokens.of("app"))
                .get("/v1/bookings/" + answer(six).path("id")).header("ETag"))).extract().path("id");
        answer(sameAtOnce).then().statusCode(409).body("code", equalTo("idempotency-key-in-use"));
        answer(tooMany).then().statusCode(409).body("code", equalTo("session-full")).body("free", equalTo(4));
        answer(impossible).then().statusCode(400).body("errors[0].code", equalTo("group-too-large"));
        String last = answer(three).then().statusCode(201).extract().path("id");
        assertThat(text("select count(distinct xmin::text) || ' of ' || count(*) from booking where session_id = ?", session))
                .as("transactions").isEqualTo("1 of 2");
        assertThat(text("select taken::text from session where id = ?", session)).isEqualTo("9");
        assertThat(traceOf(first)).isEqualTo(TRACE.formatted("1"));
        assertThat(traceOf(last)).isEqualTo(TRACE.formatted("4"));
        book(session, 6, "1").then().statusCode(201).header("Idempotency-Replayed", "true").body("id", equalTo(first))
                .header("Booking-Code", answer(six).header("Booking-Code"));
        book(session, 5, "2").then().statusCode(409).header("Idempotency-Replayed", "true");
        book(session, 7, "1").then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
        book(session, 1, "3").then().statusCode(201);
    }

    @Test
    void more_wait_with_a_change_of_their_booking_than_there_are_connections_and_others_do_not_notice() throws Exception {
        // Given
        String session = session(activity(40, ", \"exclusive\": false"));
        List<String> bookings = Stream.generate(() -> booked(session, "{\"public\": 1}")).limit(MOST_CONNECTIONS + 2).toList();
        occupy(session);

        // When
        List<Future<Response>> cancellations = bookings.stream().map(booking -> people.submit(() -> cancel(booking))).toList();

        // Then
        Awaitility.await().atMost(Duration.ofSeconds(30))
                .until(() -> lines.waiting(UUID.fromString(session)) == bookings.size());
        assertThat(free(session)).isEqualTo(40 - bookings.size());
        door.countDown();
        for (Future<Response> cancellation : cancellations) {
            answer(cancellation).then().statusCode(200);
        }
        assertThat(free(session)).isEqualTo(40);
    }

    @Test
    void a_session_that_is_not_there_is_told_to_all_who_wait_for_it() throws Exception {
        // Given
        String nowhere = UUID.randomUUID().toString();
        occupy(nowhere);
        Future<Response> one = inLine(nowhere, 1, "1");
        Future<Response> other = inLine(nowhere, 1, "2");

        // When
        door.countDown();

        // Then
        answer(one).then().statusCode(404).body("code", equalTo("session-not-found"));
        answer(other).then().statusCode(404).body("code", equalTo("session-not-found"));
    }

    @Test
    void what_another_replica_writes_while_a_round_waits_for_the_lock_is_seen_by_that_round() throws Exception {
        // Given
        String session = session(activity(10, ", \"exclusive\": false"));
        book(session, 1, "1").then().statusCode(201);
        Future<Response> late;
        try (Connection other = database.getConnection(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("update session set status = 'CANCELLED' where id = '" + session + "'");
            late = people.submit(() -> book(session, 1, "2"));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> text("select count(*)::text from pg_stat_activity"
                    + " where wait_event_type = 'Lock' and datname = current_database() and ?::uuid is not null", session),
                    "1"::equals);

            // When
            other.commit();
        }

        // Then
        answer(late).then().statusCode(409).body("code", equalTo("session-cancelled"));
    }

    @Test
    void who_joins_the_waiting_list_between_two_rounds_is_counted_as_passed_over_by_the_second() throws Exception {
        // Given
        String session = session(activity(10, ", \"exclusive\": false"));
        book(session, 9, "1").then().statusCode(201);
        String entry = Visits.await(session, "{\"public\": 2}").then().statusCode(201).extract().path("id");

        // When
        book(session, 1, "2").then().statusCode(201);

        // Then
        assertThat(text("select passed_over::text from booking where id = ?", entry)).isEqualTo("1");
    }

    @Test
    void a_round_does_not_believe_that_a_hold_still_counts_when_its_time_is_over() throws Exception {
        // Given
        String session = session(activity(2, ", \"exclusive\": false"));
        book("{\"session\": \"%s\", \"party\": {\"public\": 2}, \"hold\": true}".formatted(session), "1").then()
                .statusCode(201);
        book(session, 1, "2").then().statusCode(409).body("code", equalTo("session-full"));

        // When
        TestClock.putForward(Duration.ofMinutes(15).plusSeconds(1));

        // Then
        book(session, 2, "3").then().statusCode(201);
    }

    private void occupy(String session) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        people.submit(() -> lines.alone(UUID.fromString(session), () -> {
            begun.countDown();
            return door.await(60, TimeUnit.SECONDS);
        }));
        begun.await();
    }

    private Future<Response> inLine(String session, int heads, String number) {
        int before = lines.waiting(UUID.fromString(session));
        Future<Response> booking = people.submit(() -> book(session, heads, number));
        Awaitility.await().atMost(Duration.ofSeconds(30))
                .until(() -> lines.waiting(UUID.fromString(session)) == before + 1);
        return booking;
    }

    private Response book(String session, int heads, String number) {
        return book("{\"session\": \"%s\", \"party\": {\"public\": %d}}".formatted(session, heads), number);
    }

    private Response book(String body, String number) {
        return given().auth().oauth2(Tokens.of("app")).contentType(ContentType.JSON)
                .header("Idempotency-Key", key + number).header("traceparent", TRACE.formatted(number))
                .body(body).post("/v1/bookings");
    }

    private static Response answer(Future<Response> booking) throws Exception {
        return booking.get(60, TimeUnit.SECONDS);
    }

    private String traceOf(String booking) throws SQLException {
        return text("select traceparent from outbox_event where aggregate_id = ?", booking);
    }

    private String text(String query, String id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, UUID.fromString(id));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }
}
