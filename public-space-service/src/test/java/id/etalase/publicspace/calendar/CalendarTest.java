package id.etalase.publicspace.calendar;

import static id.etalase.publicspace.Visits.activity;
import static id.etalase.publicspace.Visits.app;
import static id.etalase.publicspace.Visits.booked;
import static id.etalase.publicspace.Visits.cancel;
import static id.etalase.publicspace.Visits.change;
import static id.etalase.publicspace.Visits.desk;
import static id.etalase.publicspace.Visits.session;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;

/** What this service writes, read and validated by an independent library. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "publicspace"))
class CalendarTest {

    @Test
    void the_public_feed_is_a_valid_calendar_with_every_session() throws Exception {
        // Given
        String session = session(activity(10, ""));

        // When
        Calendar feed = read(given().get("/v1/calendars/public").then().statusCode(200).extract().asString());

        // Then
        // The validator's own pattern for GEO knows no minus; RFC 5545, 3.8.1.6 does, and Jakarta lies south.
        assertThat(feed.validate().getEntries()).allMatch(entry -> entry.getContext().equals("GEO"));
        assertThat(events(feed))
                .anyMatch(event -> value(event, Property.UID).equals("session-" + session + "@public-space.etalase"));
    }

    @Test
    void a_booking_keeps_its_uid_raises_its_sequence_and_ends_as_a_cancellation() throws Exception {
        // Given
        String booking = booked(session(activity(10, "")), "{\"public\": 5}");
        Component first = entry(booking);

        // When
        change(booking, "{\"public\": 4}").then().statusCode(200);
        Component changed = entry(booking);
        cancel(booking).then().statusCode(200);
        Component cancelled = entry(booking);

        // Then
        assertThat(value(changed, Property.UID)).isEqualTo(value(first, Property.UID))
                .isEqualTo(value(cancelled, Property.UID));
        assertThat(sequence(changed)).isGreaterThan(sequence(first));
        assertThat(sequence(cancelled)).isGreaterThan(sequence(changed));
        assertThat(value(cancelled, Property.STATUS)).isEqualTo("CANCELLED");
        // RFC 5545, 3.8.7.2: when this was written, of which the session knows nothing.
        assertThat(value(cancelled, Property.DTSTAMP)).isEqualTo(value(cancelled, Property.LAST_MODIFIED));
    }

    @Test
    void nothing_in_a_name_can_add_a_line_to_a_calendar() throws Exception {
        // Given
        String slug = "room-" + UUID.randomUUID();
        String title = "Tur\\r\\nEND:VEVENT\\r\\nBEGIN:VEVENT\\r\\nUID:evil;x=\\\"y,z";
        desk().body(
                "{\"slug\": \"%s\", \"kind\": \"room\", \"name\": {\"id\": \"R\", \"en\": \"%s\"}, \"stepFree\": \"no\", \"access\": \"open\"}"
                        .formatted(slug, title))
                .post("/v1/spaces").then().statusCode(201);
        session(activity(slug, 10, ""));

        // When
        Calendar feed = read(given().get("/v1/calendars/spaces/" + slug).then().statusCode(200).extract().asString());

        // Then
        assertThat(events(feed)).hasSize(1)
                .noneMatch(event -> value(event, Property.UID).equals("evil"));
    }

    private static List<CalendarComponent> events(Calendar calendar) {
        return calendar.getComponents(Component.VEVENT);
    }

    private static Component entry(String booking) throws Exception {
        Calendar calendar = read(
                app().get("/v1/bookings/" + booking + "/calendar").then().statusCode(200).extract().asString());
        return events(calendar).get(0);
    }

    private static Calendar read(String text) throws Exception {
        return new CalendarBuilder().build(new StringReader(text));
    }

    private static int sequence(Component event) {
        return Integer.parseInt(value(event, Property.SEQUENCE));
    }

    private static String value(Component event, String property) {
        return event.getProperty(property).map(found -> found.getValue()).orElse("");
    }
}
