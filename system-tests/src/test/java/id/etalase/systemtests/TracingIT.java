package id.etalase.systemtests;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import id.etalase.systemtests.trace.CollectedSpan;
import id.etalase.testkit.PublishedEvent;
import id.etalase.testkit.PublishedEvents;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The suite of these tests sends its traces to a collector of ours: what it is told, and what it is not. */
@ExtendWith(SharedSuite.class)
class TracingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CALLER = "00f067aa0ba902b7";

    private static Suite suite;

    @BeforeAll
    static void start(Suite running) {
        suite = running;
    }

    @Test
    void one_trace_leads_from_the_gateway_to_the_service_its_database_and_the_subscribers() {
        // Given
        String trace = newTrace();

        // When
        String agreement = traced(suite.as("cooperation-officer"), trace).contentType("application/json")
                .body(Suite.proposal("traced-" + trace.substring(0, 8))).post("/v1/agreements").then().statusCode(201)
                .extract().path("id");

        // Then
        CollectedSpan served = spanOf(trace, "partnerships", "SERVER");
        CollectedSpan carried = spanOf(trace, "gateway", "CLIENT");
        CollectedSpan entered = spanOf(trace, "gateway", "SERVER");
        assertThat(entered.parent()).isEqualTo(CALLER);
        assertThat(entered.name()).isEqualTo("POST /v1/agreements");
        assertThat(entered.attributes()).containsEntry("http.response.status_code", "int_value: 201");
        assertThat(carried.parent()).isEqualTo(entered.id());
        assertThat(served.parent()).isEqualTo(carried.id());
        assertThat(served.name()).isEqualTo("POST /v1/agreements");
        List<CollectedSpan> all = suite.traces().of(trace);
        assertThat(all).filteredOn(CollectedSpan::isStatement)
                .allMatch(statement -> isBelow(statement, served, all))
                .anyMatch(statement -> statement.attributes().get("db.statement").startsWith("insert into agreement"));
        try (PublishedEvents topic = PublishedEvents.on("partnerships.agreement.events", suite.bootstrapServers())) {
            PublishedEvent event = topic.await(agreement, 1).get(0);
            assertThat(event.headers().get("traceparent")).startsWith("00-" + trace).endsWith("-01")
                    .satisfies(parent -> assertThat(all).anyMatch(
                            span -> span.service().equals("partnerships") && span.id().equals(parent.split("-")[2])));
        }
    }

    @Test
    void a_start_with_traces_warns_of_nothing_that_is_as_it_should_be() throws IOException {
        for (String service : List.of("partnerships", "ascn", "public-space", "gateway")) {
            assertThat(Files.readString(suite.script().data().resolve("logs").resolve(service + ".log")))
                    .doesNotContain("delegate not set");
        }
    }

    @Test
    void the_trace_id_in_a_problem_document_finds_the_trace() {
        String trace = given().baseUri(suite.gateway()).get("/v1/agreements/" + UUID.randomUUID()).then().statusCode(404)
                .extract().path("traceId");

        CollectedSpan served = spanOf(trace, "partnerships", "SERVER");

        assertThat(served.parent()).isEqualTo(spanOf(trace, "gateway", "CLIENT").id());
    }

    @Test
    void what_a_booking_is_about_stands_in_no_span() {
        // Given
        String trace = newTrace();
        String session = given().baseUri(suite.gateway()).queryParam("near", "mrt-asean").get("/v1/sessions").then()
                .statusCode(200).extract().path("items.find { it.bookable }.id");

        // When
        Response booked = traced(suite.as("app"), trace).contentType("application/json")
                .body(Map.of("session", session, "party", Map.of("public", 2), "hold", true)).post("/v1/bookings");
        String id = booked.then().statusCode(201).extract().path("id");
        String code = booked.header("Booking-Code");
        traced(visitor(), trace).header("Booking-Code", code).get("/v1/bookings/{id}", id).then().statusCode(200);
        traced(visitor(), trace).get("/v1/sessions?near=6.2088,106.8456&type=nothing").then().statusCode(400);
        traced(suite.as("app"), trace).contentType("application/json").body("{}").post("/v1/bookings/{id}/cancellations", id)
                .then().statusCode(200);

        // Then
        await().atMost(PATIENCE).until(() -> suite.traces().of(trace).stream()
                .filter(span -> span.is("public-space", "SERVER")).count() == 4);
        List<CollectedSpan> told = suite.traces().of(trace);
        assertThat(told).filteredOn(CollectedSpan::isStatement).isNotEmpty();
        assertThat(told.toString()).doesNotContain(id, code, code.replace("-", ""), "106.8456", "Etalase-Visitor");
        assertThat(suite.traces().latest()).allSatisfy(span -> {
            assertThat(span.events()).as("an exception of PostgreSQL would quote the row: %s", span).isZero();
            assertThat(span.attributes()).allSatisfy((key, value) -> {
                if (List.of("url.path", "url.query", "client.address", "user_agent.original").contains(key)) {
                    assertThat(value).isEqualTo("REDACTED");
                }
                assertThat(key).doesNotStartWith("db.query.parameter").doesNotStartWith("enduser");
            });
        });
    }

    private static RequestSpecification visitor() {
        return given().baseUri(suite.gateway()).header("User-Agent", "Etalase-Visitor/1");
    }

    private static RequestSpecification traced(RequestSpecification request, String trace) {
        return request.header("traceparent", "00-" + trace + "-" + CALLER + "-01");
    }

    private static String newTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static CollectedSpan spanOf(String trace, String service, String kind) {
        return await().atMost(PATIENCE).until(() -> suite.traces().of(trace).stream()
                .filter(span -> span.is(service, kind) && !span.isStatement()).findFirst(), found -> found.isPresent())
                .orElseThrow();
    }

    private static boolean isBelow(CollectedSpan span, CollectedSpan top, List<CollectedSpan> all) {
        return span.parent().equals(top.id()) || all.stream()
                .anyMatch(above -> above.id().equals(span.parent()) && isBelow(above, top, all));
    }
}
