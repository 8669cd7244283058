package id.etalase.partnerships.agreement;

import static id.etalase.partnerships.agreement.Officer.aProposal;
import static id.etalase.partnerships.agreement.Officer.advance;
import static id.etalase.partnerships.agreement.Officer.bureau;
import static id.etalase.partnerships.agreement.Officer.etag;
import static id.etalase.partnerships.agreement.Officer.registered;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import id.etalase.partnerships.SetClock;
import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.PublishedEvent;
import id.etalase.testkit.PublishedEvents;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What a subscriber makes of the topic that drops repeats by their id, as the example in {@code docs/examples} does. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "partnerships"))
class SubscriptionTest {

    @Inject
    TermService terms;

    @AfterEach
    void let_the_clock_go() {
        SetClock.free();
    }

    @Test
    void amendments_expiries_and_renewals_are_seen_exactly_once_per_change() {
        // Given
        String agreement = registered(aProposal());
        advance(agreement, "active");
        UUID id = UUID.fromString(bureau().get("/v1/agreements/{a}", agreement).then().extract().path("id"));

        // When
        amend(agreement);
        for (String time : List.of("2031-06-15T09:00:00+07:00", "2032-01-01T00:00:00+07:00")) {
            SetClock.to(time);
            terms.look(id);
            terms.look(id);
        }
        SetClock.free();
        advance(renewed(agreement), "signed");

        // Then
        List<PublishedEvent> seen = seen(id, "renewed");
        assertThat(seen).extracting(SubscriptionTest::name).endsWith("amended", "expiring", "expiring", "expiring", "expired",
                "renewed").filteredOn(List.of("amended", "expired", "renewed")::contains).hasSize(3);
        assertThat(seen).extracting(PublishedEvent::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, seen.size()).boxed().toList());
    }

    /** All events of an agreement up to the last one, without repeats. */
    private static List<PublishedEvent> seen(UUID agreement, String last) {
        Map<String, PublishedEvent> byId = new LinkedHashMap<>();
        try (PublishedEvents topic = PublishedEvents.on("partnerships.agreement.events")) {
            topic.await(1, event -> event.key().equals(agreement.toString()) && name(event).equals(last));
            topic.await(agreement.toString(), 1).forEach(event -> byId.putIfAbsent(event.id(), event));
        }
        return List.copyOf(byId.values());
    }

    private static String name(PublishedEvent event) {
        return event.type().replaceAll("^id\\.etalase\\.partnerships\\.agreement\\.|\\.v1$", "");
    }

    private static void amend(String agreement) {
        bureau().header("If-Match", etag(agreement)).contentType("application/json")
                .body(Map.of("addendum", Map.of("title", "Adendum I", "reference", "7/KS/2026"), "signedOn", "2026-05-02",
                        "reason", "Health belongs to it.", "changes", Map.of("sectors", List.of("air-quality", "health"))))
                .post("/v1/agreements/{a}/amendments", agreement).then().statusCode(200);
    }

    private static String renewed(String agreement) {
        return bureau().contentType("application/json")
                .body(Map.of("term", Map.of("startsOn", "2032-06-01", "endsOn", "2037-05-31")))
                .post("/v1/agreements/{a}/renewals", agreement).then().statusCode(201).extract().path("slug");
    }
}
