package id.etalase.publicspace.booking;

import static id.etalase.publicspace.Visits.activity;
import static id.etalase.publicspace.Visits.session;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** A session is never oversold. {@link OversellingTest} shows that this test can fail. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "publicspace"))
class StormTest {

    @Inject
    AgroalDataSource database;

    @Test
    void five_hundred_at_once_never_get_more_than_a_hundred_places_and_single_visitors_get_all_of_them()
            throws InterruptedException {
        // Given
        String session = session(activity(100, ", \"exclusive\": false"));
        Storm storm = new Storm(List.of(URI.create("http://localhost:" + RestAssured.port)), database, session,
                Tokens.of("app"));

        // When
        int most = storm.run(500, 1);

        // Then
        assertThat(most).as("most heads at any moment").isLessThanOrEqualTo(100);
        assertThat(storm.heads()).as("heads when only single visitors were left asking").isEqualTo(100);
        assertThat(storm.taken()).as("heads on the row of the session").isEqualTo(100);
        assertThat(storm.answers().keySet()).as("answers").allMatch(answer -> answer.matches(
                ".* (200|201|409 session-full|409 session-not-full|409 reserved-for-waiting-list|409 booking-not-open-to-this"
                        + "|412 stale-version)"));
    }
}
