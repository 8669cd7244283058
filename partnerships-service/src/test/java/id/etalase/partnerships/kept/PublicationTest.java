package id.etalase.partnerships.kept;

import static id.etalase.partnerships.agreement.Officer.aProposal;
import static id.etalase.partnerships.agreement.Officer.advance;
import static id.etalase.partnerships.agreement.Officer.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.kit.identity.Actor;
import id.etalase.partnerships.programme.ProgrammeRequest;
import id.etalase.partnerships.programme.ProgrammeService;
import id.etalase.testkit.EmbeddedServers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What is kept with an agreement changes in the moment in which it is signed. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "partnerships"))
class PublicationTest {

    @Inject
    ProgrammeService programmes;
    @Inject
    Keeping keeping;
    @Inject
    EntityManager database;
    @Inject
    ObjectMapper json;

    @Test
    void what_is_changed_while_somebody_signs_becomes_public_as_it_is_then() throws Exception {
        // Given
        String agreement = registered(aProposal());
        advance(agreement, "approved");
        Actor officer = new Actor("cooperation-officer", null);
        String slug = programmes.register(programme("programme-" + UUID.randomUUID(), agreement, "Before"), officer).slug();
        Keeping.Kind<ProgrammeRequest> kind = keeping.of("programme", ProgrammeRequest.class, Kept::body);

        // When
        QuarkusTransaction.begin();
        Kept<ProgrammeRequest> changed = kind.replace(kind.getForChange(slug), programme(slug, agreement, "After"), "updated",
                officer);
        CompletableFuture<Void> signing = CompletableFuture.runAsync(() -> advance(agreement, "signed"));
        await().atMost(Duration.ofSeconds(60)).until(() -> signing.isDone() || isSomebodyWaiting());
        QuarkusTransaction.commit();
        signing.get(60, TimeUnit.SECONDS);

        // Then
        assertThat(QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery("""
                select type || ' ' || (data -> 'programme' -> 'title' ->> 'en') || ' ' || array_to_string(readers, ',')
                from outbox_event where aggregate_id = :id order by sequence desc limit 1""")
                .setParameter("id", changed.id()).getSingleResult()))
                .isEqualTo("id.etalase.partnerships.programme.published.v1 After everyone");
    }

    private ProgrammeRequest programme(String slug, String agreement, String title) throws JsonProcessingException {
        return json.readValue("""
                {"slug": "%s", "agreement": "%s", "title": {"id": "Judul", "en": "%s"}}""".formatted(slug, agreement, title),
                ProgrammeRequest.class);
    }

    private boolean isSomebodyWaiting() {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) database.createNativeQuery("""
                select count(*) from pg_locks where not granted and locktype in ('tuple', 'transactionid')
                    and pid in (select pid from pg_stat_activity where datname = current_database())""")
                .getSingleResult()).intValue()) > 0;
    }
}
