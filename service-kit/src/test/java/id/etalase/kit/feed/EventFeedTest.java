package id.etalase.kit.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.kit.outbox.LogPosition;
import id.etalase.kit.outbox.Thing;
import id.etalase.kit.outbox.ThingService;
import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class EventFeedTest {

    private static final String FEED = "/v1/events/kit-sample";

    private final UUID thing = UUID.randomUUID();

    @Inject
    ThingService things;

    @Inject
    AgroalDataSource dataSource;

    @TestHTTPResource("/v1/events/kit-sample")
    URL feed;

    @Test
    void events_come_as_a_batch_of_cloud_events_with_the_cursor_to_go_on_with() {
        things.append(new Thing.Renamed(thing, "first"), new Thing.Renamed(thing, "second"));

        Response first = given().queryParam("subject", thing).queryParam("limit", 1).get(FEED);
        Response second = given().queryParam("subject", thing).queryParam("after", first.header("Next-Cursor")).get(FEED);

        first.then().statusCode(200).contentType("application/cloudevents-batch+json").body("$", hasSize(1))
                .body("[0].specversion", equalTo("1.0")).body("[0].type", equalTo("id.etalase.kit-test.thing.renamed.v1"))
                .body("[0].subject", equalTo(thing.toString())).body("[0].sequence", equalTo("1"))
                .body("[0].dataschema", containsString("/v1/schemas/kit-test/thing.renamed.v1.json"))
                .body("[0].data.name", equalTo("first"))
                .header("Link", containsString("after=" + first.header("Next-Cursor")));
        second.then().body("$", hasSize(1)).body("[0].data.name", equalTo("second"));
    }

    @Test
    void what_is_not_for_everyone_is_shown_to_the_roles_it_names_only() {
        things.append(new Thing.Hidden(thing, "draft"), new Thing.Renamed(thing, "signed"));

        Response anonymous = given().queryParam("subject", thing).get(FEED);
        Response app = given().auth().oauth2(Tokens.of("app")).queryParam("subject", thing).get(FEED);
        Response ministry = given().auth().oauth2(Tokens.of("home-affairs")).queryParam("subject", thing).get(FEED);

        anonymous.then().body("data.name", equalTo(List.of("signed")));
        app.then().body("data.name", equalTo(List.of("signed")));
        ministry.then().body("data.name", equalTo(List.of("draft", "signed")));
    }

    @Test
    void a_filter_by_type_goes_on_past_what_it_leaves_out() {
        things.append(new Thing.Renamed(thing, "a"));
        Response before = given().queryParam("subject", thing).get(FEED);
        things.append(new Thing.Hidden(thing, "b"), new Thing.Hidden(thing, "c"));

        Response filtered = given().queryParam("subject", thing).queryParam("after", before.header("Next-Cursor"))
                .queryParam("type", "id.etalase.kit-test.thing.renamed.v1").get(FEED);

        filtered.then().body("$", hasSize(0));
        assertThat(filtered.header("Next-Cursor")).isNotEqualTo(before.header("Next-Cursor"));
    }

    @Test
    void who_waits_is_answered_as_soon_as_something_is_committed() throws Exception {
        String end = given().queryParam("subject", thing).get(FEED).header("Next-Cursor");
        CompletableFuture<Response> waiting = CompletableFuture.supplyAsync(() -> given().queryParam("subject", thing)
                .queryParam("after", end).queryParam("wait", 20).get(FEED));
        await().during(Duration.ofMillis(300)).until(() -> !waiting.isDone());

        things.append(new Thing.Renamed(thing, "at last"));

        waiting.get(5, TimeUnit.SECONDS).then().body("data.name", equalTo(List.of("at last")));
    }

    @Test
    void who_waits_for_nothing_gets_an_empty_batch_when_the_time_is_over() {
        String end = given().queryParam("subject", thing).get(FEED).header("Next-Cursor");

        given().queryParam("subject", thing).queryParam("after", end).queryParam("wait", 1).get(FEED).then().statusCode(200)
                .body("$", hasSize(0));
    }

    @Test
    void a_stream_begins_with_what_is_there_and_goes_on_with_what_comes() throws Exception {
        things.append(new Thing.Renamed(thing, "before"));
        try (EventStream stream = new EventStream(feed + "?subject=" + thing)) {
            await().until(() -> stream.data().size() == 1);

            things.append(new Thing.Renamed(thing, "after"));

            await().until(() -> stream.data().size() == 2);
            assertThat(stream.response().headers().firstValue("Content-Type")).hasValueSatisfying(
                    type -> assertThat(type).startsWith("text/event-stream"));
            assertThat(stream.response().headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(stream.response().headers().firstValue("X-Accel-Buffering")).contains("no");
            assertThat(stream.lines()).as("only what the standard of event streams knows")
                    .allMatch(line -> line.isEmpty() || line.startsWith(":") || line.startsWith("id:")
                            || line.startsWith("data:"));
            assertThat(stream.data().get(0)).startsWith("{\"specversion\"").contains("\"name\":\"before\"");
            assertThat(stream.data().get(1)).contains("\"name\":\"after\"");
        }
    }

    @Test
    void a_head_of_the_stream_ends_at_once_and_leaves_the_connection_to_the_next_request() throws Exception {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest head = HttpRequest.newBuilder(feed.toURI()).header("Accept", "text/event-stream")
                .method("HEAD", HttpRequest.BodyPublishers.noBody()).timeout(Duration.ofSeconds(30)).build();

        for (int number = 0; number < 3; number++) {
            assertThat(client.send(head, HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_stream_goes_on_after_the_last_event_that_the_reader_has_seen() throws Exception {
        things.append(new Thing.Renamed(thing, "one"), new Thing.Renamed(thing, "two"));
        String seen;
        try (EventStream stream = new EventStream(feed + "?subject=" + thing)) {
            await().until(() -> stream.data().size() == 2);
            seen = stream.ids().get(0);
        }

        try (EventStream again = new EventStream(feed + "?subject=" + thing, "Last-Event-ID", seen)) {
            await().until(() -> again.data().size() == 1);
            assertThat(again.data().get(0)).contains("\"name\":\"two\"");
        }
    }

    @Test
    void a_stream_on_which_nothing_happens_says_that_it_lives_and_where_it_is() throws Exception {
        try (EventStream stream = new EventStream(feed + "?subject=" + thing)) {
            await().until(() -> stream.lines().stream().filter(line -> line.startsWith(":")).count() >= 2);

            assertThat(stream.data()).isEmpty();
            assertThat(stream.ids()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({ "after=nonsense,400,invalid-cursor", "type=id.etalase.kit-test.thing.unheard.v1,400,invalid-request",
            "type=nonsense,400,invalid-request", "subject=me,400,invalid-request", "wait=26,400,invalid-request",
            "wait=-1,400,invalid-request", "type=id.etalase.kit-test.thing.state.v1,400,invalid-request",
            "limit=1001,400,invalid-request", "cursor=x,400,invalid-request" })
    void what_makes_no_sense_is_said(String query, int status, String code) {
        given().get(FEED + "?" + query).then().statusCode(status).body("code", equalTo(code));
        given().accept("text/event-stream").get(FEED + "?" + query).then().statusCode(status).body("code", equalTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = { "limit=5", "wait=1" })
    void a_stream_takes_nothing_that_is_for_batches(String query) {
        given().accept("text/event-stream").get(FEED + "?" + query).then().statusCode(400)
                .body("errors[0].code", equalTo("not-for-streams"));
    }

    @ParameterizedTest
    @CsvSource({ "text/html,406", "text/csv,406", "application/json,200", "application/cloudevents-batch+json,200",
            "'text/html, */*;q=0.1',200" })
    void what_it_cannot_write_it_says(String accept, int status) {
        given().accept(accept).queryParam("subject", thing).get(FEED).then().statusCode(status);
    }

    @Test
    void a_cursor_of_another_service_and_the_name_of_another_service_are_refused() {
        String foreign = new LogPosition(1, 1, false).in("partnerships");

        given().queryParam("after", foreign).get(FEED).then().statusCode(400).body("code", equalTo("invalid-cursor"));
        given().accept("text/event-stream").header("Last-Event-ID", foreign).get(FEED).then().statusCode(400)
                .body("errors[0].header", equalTo("Last-Event-ID"));
        given().get("/v1/events/partnerships").then().statusCode(404);
    }

    @Test
    void a_cursor_older_than_the_retention_is_gone_and_says_where_to_start_anew() throws Exception {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO outbox_horizon (log_transaction, position) VALUES ('3', 3) ON CONFLICT DO NOTHING");
        }
        Map<String, String> old = Map.of("after", new LogPosition(1, 1, false).in("kit-sample"));

        given().queryParams(old).get(FEED).then().statusCode(410).body("code", equalTo("cursor-expired"))
                .body("snapshot", equalTo(FEED));
        given().accept("text/event-stream").queryParams(old).get(FEED).then().statusCode(410);
        given().queryParam("subject", thing).get(FEED).then().statusCode(200);
    }

    @Test
    void a_cursor_from_beyond_the_end_of_the_log_says_where_to_start_anew() {
        Map<String, String> future = Map.of("after", new LogPosition(1L << 50, 1, false).in("kit-sample"));

        given().queryParams(future).get(FEED).then().statusCode(410).body("code", equalTo("cursor-expired"))
                .body("snapshot", equalTo(FEED));
        given().accept("text/event-stream").queryParams(future).get(FEED).then().statusCode(410);
    }

    @Test
    void the_document_shows_the_feed_under_the_name_of_the_service() {
        given().get("/q/openapi?format=json").then()
                .body("paths.'/v1/events/kit-sample'.get.parameters.name.sort()",
                        equalTo(List.of("after", "limit", "subject", "type", "wait")))
                .body("paths.'/v1/events/kit-sample'.get.responses.keySet()",
                        org.hamcrest.Matchers.hasItems("200", "400", "410"));
    }
}
