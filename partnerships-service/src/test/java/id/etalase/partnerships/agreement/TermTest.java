package id.etalase.partnerships.agreement;

import static id.etalase.partnerships.agreement.Officer.aProposal;
import static id.etalase.partnerships.agreement.Officer.advance;
import static id.etalase.partnerships.agreement.Officer.bureau;
import static id.etalase.partnerships.agreement.Officer.etag;
import static id.etalase.partnerships.agreement.Officer.move;
import static id.etalase.partnerships.agreement.Officer.patch;
import static id.etalase.partnerships.agreement.Officer.registered;
import static id.etalase.testkit.Problems.at;
import static id.etalase.testkit.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import id.etalase.partnerships.SetClock;
import id.etalase.testkit.EmbeddedServers;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** The ends of agreements, at times that the tests set. The term runs from 2027-01-01 to 2031-12-31 unless said otherwise. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "partnerships"))
class TermTest {

    @Inject
    TermService terms;
    @Inject
    AgroalDataSource database;

    @AfterEach
    void let_the_clock_go() {
        SetClock.free();
    }

    @ParameterizedTest
    @CsvSource({ "2030-12-31, ''", "2031-01-01, 180", "2031-04-02, '180,90'", "2031-06-30, '180,90,30'",
            "2031-12-31, '180,90,30'" })
    void it_warns_at_each_threshold_before_the_notice_date_that_is_usual(String day, String thresholds) throws SQLException {
        // Given
        UUID agreement = active(aProposal());

        // When
        SetClock.to(day + "T09:00:00+07:00");
        terms.look(agreement);
        terms.look(agreement);

        // Then
        assertThat(warnings(agreement)).isEqualTo(thresholds);
    }

    @Test
    void a_notice_date_that_was_agreed_comes_before_the_usual_one() throws SQLException {
        // Given
        Map<String, Object> proposal = aProposal();
        proposal.put("term", Map.of("startsOn", "2027-01-01", "endsOn", "2031-12-31", "noticeOn", "2031-12-01"));
        UUID agreement = active(proposal);

        // When
        SetClock.to("2031-06-05T00:00:00+07:00");
        terms.look(agreement);

        // Then
        assertThat(warnings(agreement)).isEqualTo("180");
    }

    @Test
    void many_replicas_at_once_send_each_warning_once() throws Exception {
        // Given
        UUID agreement = active(aProposal());
        SetClock.to("2031-06-15T09:00:00+07:00");
        ExecutorService replicas = Executors.newFixedThreadPool(8);

        // When
        int sent = 0;
        try {
            List<Callable<Integer>> looks = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                looks.add(() -> terms.look(agreement));
            }
            for (var look : replicas.invokeAll(looks)) {
                sent += look.get();
            }
        } finally {
            replicas.shutdown();
        }

        // Then
        assertThat(sent).isEqualTo(3);
        assertThat(warnings(agreement)).isEqualTo("180,90,30");
    }

    @Test
    void only_what_ends_soon_is_looked_at() {
        // Given
        UUID agreement = active(aProposal());

        // When
        SetClock.to("2030-12-01T09:00:00+07:00");
        List<UUID> before = terms.due();
        SetClock.to("2031-01-01T09:00:00+07:00");
        List<UUID> after = terms.due();

        // Then
        assertThat(before).doesNotContain(agreement);
        assertThat(after).contains(agreement);
    }

    @Test
    void it_expires_on_its_day_in_jakarta() {
        // Given
        UUID agreement = active(aProposal());
        SetClock.to("2031-12-31T23:59:59+07:00");
        terms.look(agreement);
        read(agreement).body("stage", equalTo("active"));

        // When
        SetClock.to("2032-01-01T00:00:00+07:00");
        terms.look(agreement);
        terms.look(agreement);

        // Then
        read(agreement).body("stage", equalTo("expired")).body("endedOn", equalTo("2031-12-31"));
        bureau().get("/v1/agreements/{a}/history", agreement).then().body("items.change.count { it == 'expired' }", equalTo(1))
                .body("items[-1].actor.role", equalTo("system"));
    }

    @Test
    void what_is_renewed_tacitly_goes_on_for_as_long_again_each_time() {
        // Given
        Map<String, Object> proposal = aProposal();
        proposal.put("renewal", "tacit");
        UUID agreement = active(proposal);

        // When
        SetClock.to("2032-01-01T00:00:00+07:00");
        terms.look(agreement);
        terms.look(agreement);
        SetClock.to("2037-01-01T00:00:00+07:00");
        terms.look(agreement);

        // Then
        read(agreement).body("stage", equalTo("active")).body("term.startsOn", equalTo("2027-01-01")).body("term.endsOn",
                equalTo("2041-12-31"));
    }

    @Test
    void after_a_notice_nothing_is_renewed_tacitly() {
        // Given
        Map<String, Object> proposal = aProposal();
        proposal.put("renewal", "tacit");
        UUID agreement = active(proposal);
        patch(agreement.toString(), etag(agreement.toString()), Map.of("noticeGivenOn", "2031-05-01")).statusCode(200);

        // When
        SetClock.to("2032-01-01T00:00:00+07:00");
        terms.look(agreement);

        // Then
        read(agreement).body("stage", equalTo("expired"));
    }

    @Test
    void a_late_renewal_links_both_ways_once_it_is_signed() {
        // Given
        UUID lapsed = active(aProposal());
        SetClock.to("2032-01-01T00:00:00+07:00");
        terms.look(lapsed);
        SetClock.free();

        // When
        String successor = renew(lapsed.toString()).statusCode(201).body("stage", equalTo("proposed"))
                .body("renews", equalTo(slug(lapsed))).extract().path("slug");
        read(lapsed).body("renewedBy", nullValue());
        advance(successor, "signed");

        // Then
        read(lapsed).body("renewedBy", equalTo(successor)).body("stage", equalTo("expired"));
        bureau().get("/v1/agreements/{a}/links", lapsed).then().body("items.agreement", contains(successor))
                .body("items.relation", contains("renewal"));
        bureau().get("/v1/agreements/{a}/links", successor).then().body("items.relation", contains("renewed"));
        renew(lapsed.toString()).spec(problem(409, "already-renewed"));
    }

    @Test
    void what_was_terminated_is_not_renewed() {
        // Given
        UUID agreement = active(aProposal());
        move("cooperation-officer", agreement.toString(), Map.of("to", "terminated", "reason", "Breach.", "occurredOn",
                "2026-06-30", "ground", "breach")).statusCode(200);

        // When
        ValidatableResponse answer = renew(agreement.toString());

        // Then
        answer.spec(problem(409, "renewal-not-possible")).body("stage", equalTo("terminated"));
    }

    @Test
    void stepping_stones_are_linked_from_the_letter_of_intent_to_the_arrangement() {
        // Given
        Map<String, Object> intent = aProposal();
        intent.put("instrument", "letter-of-intent");
        String letter = registered(intent);
        Map<String, Object> second = aProposal();
        second.put("buildsOn", letter);
        String memorandum = registered(second);
        Map<String, Object> third = aProposal();
        third.put("instrument", "implementing-arrangement");
        third.put("buildsOn", memorandum);
        String arrangement = registered(third);

        // When
        ValidatableResponse links = bureau().get("/v1/agreements/{a}/links", letter).then();

        // Then
        links.body("items.agreement", contains(memorandum, arrangement)).body("items.distance", contains(1, 2));
        bureau().get("/v1/agreements/{a}/links", arrangement).then().body("items.relation", contains("basis", "basis"));
        patch(letter, etag(letter), Map.of("buildsOn", arrangement)).spec(problem(400, "invalid-request"))
                .body("errors", hasItem(at("/buildsOn", "cyclic-link")));
        patch(letter, etag(letter), Map.of("renews", letter)).spec(problem(400, "invalid-request"))
                .body("errors", hasItem(at("/renews", "names-itself")));
    }

    @Test
    void the_reference_data_link_moscow_to_its_renewal() {
        bureau().get("/v1/agreements/moscow-2017/links").then().body("items.agreement", hasItems("moscow-sister-city"));
        bureau().get("/v1/agreements/moscow-sister-city").then().body("renewedBy", equalTo("moscow-2017"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"startsOn\": \"2027-01-01\", \"endsOn\": \"2031-12-31\", \"noticeOn\": \"2032-01-01\"} | none | /term/endsOn | ends-before-start",
            "{\"startsOn\": \"2027\", \"endsOn\": \"2031-12-31\"} | tacit | /renewal | tacit-needs-term",
            "{\"startsOn\": \"2027-01-01\"} | tacit | /renewal | tacit-needs-term" })
    void days_out_of_order_are_refused(String term, String renewal, String pointer, String code) {
        bureau().contentType("application/json").body("""
                {"title": {"id": "Judul", "en": "Title"}, "kind": "KSDPL", "instrument": "memorandum", "partners": ["hanoi"],
                 "term": %s, "renewal": "%s"}""".formatted(term, renewal)).post("/v1/agreements").then()
                .spec(problem(400, "invalid-request")).body("errors", hasItem(at(pointer, code)));
    }

    private static ValidatableResponse renew(String agreement) {
        return bureau().contentType("application/json")
                .body(Map.of("term", Map.of("startsOn", "2032-06-01", "endsOn", "2037-05-31")))
                .post("/v1/agreements/{a}/renewals", agreement).then();
    }

    private static UUID active(Map<String, Object> proposal) {
        String agreement = registered(new HashMap<>(proposal));
        advance(agreement, "active");
        return UUID.fromString(bureau().get("/v1/agreements/{a}", agreement).then().extract().path("id"));
    }

    private static ValidatableResponse read(UUID agreement) {
        return bureau().get("/v1/agreements/{a}", agreement).then().statusCode(200);
    }

    private static String slug(UUID agreement) {
        return read(agreement).extract().path("slug");
    }

    private String warnings(UUID agreement) throws SQLException {
        try (var connection = database.getConnection(); var query = connection.prepareStatement("""
                select coalesce(string_agg(data ->> 'daysBefore', ',' order by sequence), '') from outbox_event
                where aggregate_id = ? and type = 'id.etalase.partnerships.agreement.expiring.v1'""")) {
            query.setObject(1, agreement);
            var row = query.executeQuery();
            row.next();
            return row.getString(1);
        }
    }
}
