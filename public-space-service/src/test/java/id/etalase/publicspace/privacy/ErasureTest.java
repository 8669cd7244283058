package id.etalase.publicspace.privacy;

import static id.etalase.publicspace.Visits.activity;
import static id.etalase.publicspace.Visits.app;
import static id.etalase.publicspace.Visits.booked;
import static id.etalase.publicspace.Visits.desk;
import static id.etalase.publicspace.Visits.free;
import static id.etalase.publicspace.Visits.session;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.PublishedEvents;
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

    @Test
    void personal_data_stand_nowhere_in_clear_and_nowhere_at_all_after_erasure() throws SQLException {
        // Given
        String session = session(activity(10, ""));
        String booking = booked(session, "{\"public\": 2}");
        put(booking, "{\"name\": \"%s\", \"email\": \"%s\", \"visitors\": [\"%s\"]}".formatted(NAME, EMAIL, NAME)).then()
                .statusCode(204);
        app().get("/v1/bookings/" + booking + "/contact").then().statusCode(200).body("name", equalTo(NAME));
        assertThat(everything()).noneMatch(row -> row.toLowerCase(java.util.Locale.ROOT).contains("quxwombat"));
        assertThat(rows("select 1 from visitor_contact where booking_id = '" + booking + "'")).hasSize(1);

        // When
        given().auth().oauth2(Tokens.of("app")).header("If-Match", tag(booking))
                .delete("/v1/bookings/" + booking + "/contact").then().statusCode(204);

        // Then
        app().get("/v1/bookings/" + booking + "/contact").then().statusCode(404);
        assertThat(rows("select 1 from visitor_contact where booking_id = '" + booking + "'")).isEmpty();
        assertThat(free(session)).isEqualTo(8);
        try (PublishedEvents events = PublishedEvents.on("public-space.booking.events")) {
            assertThat(events.await(booking, 1).toString()).doesNotContainIgnoringCase("quxwombat");
        }
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

    /** Every row of every table as text, the outbox and the stored answers among them. */
    private List<String> everything() throws SQLException {
        List<String> all = new ArrayList<>();
        for (String table : rows("select table_name from information_schema.tables where table_schema = 'public'")) {
            all.addAll(rows("select t::text from \"" + table + "\" t"));
            if (table.equals("idempotency_record")) {
                all.addAll(rows("select convert_from(body, 'UTF8') from idempotency_record where body is not null"));
            }
        }
        return all;
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
