package id.etalase.publicspace.booking;

import static id.etalase.publicspace.Visits.activity;
import static id.etalase.publicspace.Visits.session;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;

/**
 * The negative control of {@link StormTest}: the same storm, first without the lock and the lines in front of it, then without
 * the second wall either.
 */
@QuarkusTest
@TestProfile(OversellingTest.WithoutLock.class)
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "publicspace"))
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OversellingTest {

    @Inject
    AgroalDataSource database;

    /** Switches the lock off. */
    public static class WithoutLock implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(NoLock.class, NoLines.class);
        }
    }

    @Test
    @Order(1)
    void without_the_lock_the_second_wall_still_stands() throws InterruptedException {
        // Given
        Storm storm = storm();

        // When
        int most = storm.run(100, 2);

        // Then
        assertThat(most).isLessThanOrEqualTo(100);
    }

    @Test
    @Order(2)
    void without_lock_and_wall_the_storm_oversells() throws InterruptedException, SQLException {
        // Given
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("alter table session drop constraint session_never_oversold");
        }
        Storm storm = storm();

        // When
        int most = storm.run(200, 3);

        // Then
        assertThat(most).as("without protection there must be more than 100, or the storm proves nothing").isGreaterThan(100);
    }

    private Storm storm() {
        return new Storm(List.of(URI.create("http://localhost:" + RestAssured.port)), database,
                session(activity(100, ", \"exclusive\": false")), Tokens.of("app"));
    }
}
