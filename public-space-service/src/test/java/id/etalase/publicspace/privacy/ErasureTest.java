package id.etalase.publicspace.privacy;

import static id.etalase.publicspace.Visits.activity;
import static id.etalase.publicspace.Visits.app;
import static id.etalase.publicspace.Visits.booked;
import static id.etalase.publicspace.Visits.desk;
import static id.etalase.publicspace.Visits.free;
import static id.etalase.publicspace.Visits.session;
import static id.etalase.publicspace.Visits.today;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import id.etalase.publicspace.TestClock;
import id.etalase.publicspace.booking.ClearingNow;
import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "publicspace"))
class ErasureTest {

    private static final String NAME = "Siti Quxwombat";
    private static final String EMAIL = "quxwombat@sekolah.example";

    @Inject
    AgroalDataSource database;
    @Inject
    ClearingNow clearing;

    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {

        @Override
        public void publish(LogRecord line) {
            String trace = line.getThrown() == null ? "" : Arrays.toString(line.getThrown().getStackTrace()) + line.getThrown();
            logged.add(line.getMessage() + " " + Arrays.toString(line.getParameters()) + " " + trace);
        }

        @Override
        public void flush() {
            // Nothing waits.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @BeforeEach
    void listen() {
        listener.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(listener);
    }

    @AfterEach
    void setTheClockRight() {
        Logger.getLogger("").removeHandler(listener);
        TestClock.reset();
    }

    @Test
    void personal_data_stand_nowhere_in_clear_and_nowhere_at_all_after_erasure() throws Exception {
        // Given
        String session = session(activity(10, ""));
        String booking = booked(session, "{\"public\": 2}");
        put(booking, "{\"name\": \"%s\", \"email\": \"%s\", \"visitors\": [\"%s\"]}".formatted(NAME, EMAIL, NAME)).then()
                .statusCode(204);
        app().get("/v1/bookings/" + booking + "/contact").then().statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("name", equalTo(NAME));
        desk().queryParam("purpose", "call").get("/v1/bookings/" + booking + "/contact").then().statusCode(200);
        // What goes wrong is what logs like to repeat.
        put(booking, "{\"name\": \"%s\", \"fax\": \"%s\"}".formatted(NAME, NAME)).then().statusCode(400);
        put(booking, "{\"name\": \"%s".formatted(NAME)).then().statusCode(400);
        app().body("{\"reason\": 5, \"name\": \"%s\"}".formatted(NAME)).post("/v1/bookings/" + booking + "/cancellations")
                .then()
                .statusCode(400);
        assertThat(rows("select 1 from visitor_contact where booking_id = '" + booking + "'")).hasSize(1);
        assertThat(traces()).isEmpty();

        // When
        given().auth().oauth2(Tokens.of("app")).header("If-Match", tag(booking))
                .delete("/v1/bookings/" + booking + "/contact").then().statusCode(204);

        // Then
        app().get("/v1/bookings/" + booking + "/contact").then().statusCode(404);
        assertThat(rows("select 1 from visitor_contact where booking_id = '" + booking + "'")).isEmpty();
        assertThat(free(session)).isEqualTo(8);
        assertThat(traces()).isEmpty();
    }

    @Test
    void the_search_for_traces_finds_what_is_there() throws Exception {
        // Given
        String booking = booked(session(activity(10, "")), "{\"public\": 2}");
        String query = "update booking set client = '%s' where id = '" + booking + "'";

        // When
        execute(query.formatted(NAME));
        List<String> found = traces();
        execute(query.formatted("app"));

        // Then
        assertThat(found).isNotEmpty();
    }

    @Test
    void after_the_retention_period_contacts_go_by_themselves_and_the_counts_stay() throws Exception {
        // Given
        String activity = activity(10, ", \"windowDays\": 60");
        String early = booked(session(activity), "{\"public\": 2}");
        String moved = booked(session(activity, today().plusDays(2), "10:00"), "{\"public\": 3}");
        String late = session(activity, today().plusDays(20), "10:00");
        put(early, "{\"name\": \"%s\"}".formatted(NAME)).then().statusCode(204);
        put(moved, "{\"name\": \"%s\"}".formatted(NAME)).then().statusCode(204);
        app().body("{\"session\": \"%s\"}".formatted(late)).post("/v1/bookings/" + moved + "/moves").then().statusCode(200);

        // When
        TestClock.putForward(Duration.ofDays(7));
        clearing.erase();
        assertThat(kept(early)).isTrue();
        TestClock.putForward(Duration.ofDays(2));
        clearing.erase();

        // Then
        assertThat(kept(early)).isFalse();
        assertThat(kept(moved)).as("a visit that is still to come").isTrue();
        app().get("/v1/bookings/" + early).then().statusCode(200).body("heads", equalTo(2));
        assertThat(traces()).isEmpty();
    }

    private boolean kept(String booking) throws SQLException {
        return !rows("select 1 from visitor_contact where booking_id = '" + booking + "'").isEmpty();
    }

    @Test
    void staff_say_why_they_read_and_it_goes_on_record() {
        // Given
        String booking = booked(session(activity(10, "")), "{\"public\": 2}");
        put(booking, "{\"name\": \"%s\"}".formatted(NAME)).then().statusCode(204);
        desk().get("/v1/bookings/" + booking + "/contact").then().statusCode(400).body("errors.code", hasItem("required"));

        // When
        desk().queryParam("purpose", "call about the closure").get("/v1/bookings/" + booking + "/contact").then()
                .statusCode(200);

        // Then
        app().get("/v1/bookings/" + booking + "/contact/readings").then().statusCode(200).body("items", hasSize(1))
                .body("items[0].role", equalTo("visit-desk")).body("items[0].purpose", equalTo("call about the closure"));
        given().auth().oauth2(Tokens.of("auditor")).get("/v1/bookings/" + booking + "/contact/readings").then()
                .statusCode(200).body("items", hasSize(1));
        given().auth().oauth2(Tokens.of("auditor")).get("/v1/bookings/" + booking + "/contact").then().statusCode(404);
    }

    @Test
    void a_body_that_names_the_same_head_twice_or_more_than_are_booked_is_refused() {
        String booking = booked(session(activity(10, "")), "{\"public\": 2}");
        put(booking, "{\"visitors\": [\"Ani\", \" ani\"]}").then().statusCode(400)
                .body("errors.code", hasItem("visitor-named-twice"));
        put(booking, "{\"visitors\": [\"A\", \"B\", \"C\"]}").then().statusCode(400)
                .body("errors.code", hasItem("more-than-heads"));
        put(booking, "{\"name\": \"A\\nB\"}").then().statusCode(400).body("errors.code", hasItem("wrong-form"));
    }

    private static Response put(String booking, String contact) {
        return app().header("If-Match", tag(booking)).body(contact).put("/v1/bookings/" + booking + "/contact");
    }

    private static String tag(String booking) {
        return app().get("/v1/bookings/" + booking).header("ETag");
    }

    /** Where the name stands: in the dump of the database, in any topic, in what was logged. */
    private List<String> traces() throws Exception {
        List<String> traces = new ArrayList<>();
        dump().lines().filter(ErasureTest::names).map(line -> "database: " + line).forEach(traces::add);
        logged.stream().filter(ErasureTest::names).map(line -> "log: " + line).forEach(traces::add);
        topics().stream().filter(ErasureTest::names).map(line -> "topic: " + line).forEach(traces::add);
        return traces;
    }

    private static boolean names(String text) {
        return text.toLowerCase(Locale.ROOT).contains("quxwombat");
    }

    /** All tables as COPY writes them, as pg_dump does; binary columns besides as text, in case one hides in there. */
    private String dump() throws SQLException, IOException {
        StringWriter dump = new StringWriter();
        try (Connection connection = database.getConnection()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (String table : rows("select format('%I.%I', table_schema, table_name) from information_schema.tables"
                    + " where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')")) {
                copy.copyOut("copy " + table + " to stdout", dump);
            }
            for (String column : rows(
                    "select format('select encode(%I, ''escape'') from %I.%I where %I is not null', column_name,"
                            + " table_schema, table_name, column_name) from information_schema.columns where data_type = 'bytea'"
                            + " and table_schema not in ('pg_catalog', 'information_schema')")) {
                rows(column).forEach(value -> dump.append(value).append('\n'));
            }
        }
        return dump.toString();
    }

    /** Everything that anybody can read from the broker, once nothing waits to be published. */
    private List<String> topics() throws Exception {
        Awaitility.await().atMost(Duration.ofSeconds(60))
                .until(() -> rows("select 1 from outbox_waiting").isEmpty());
        Map<String, Object> settings = Map.of("bootstrap.servers", EmbeddedServers.bootstrapServers());
        List<String> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings, new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream().flatMap(List::stream)
                    .filter(partition -> partition.topic().startsWith("public-space."))
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition())).toList();
            assertThat(partitions).isNotEmpty();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> records.add(message.key() + " " + message.value() + " "
                        + message.headers()));
            }
        }
        assertThat(records).isNotEmpty();
        return records;
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = database.getConnection(); Statement change = connection.createStatement()) {
            change.execute(statement);
        }
    }

    private List<String> rows(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }
}
