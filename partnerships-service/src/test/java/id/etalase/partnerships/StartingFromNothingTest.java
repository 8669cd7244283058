package id.etalase.partnerships;

import static id.etalase.partnerships.agreement.Officer.aProposal;
import static id.etalase.partnerships.agreement.Officer.advance;
import static id.etalase.partnerships.agreement.Officer.bureau;
import static id.etalase.partnerships.agreement.Officer.registered;

import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Newcomer;
import id.etalase.testkit.StartingFromNothing;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Whoever starts from nothing ends with what the API lists to the same role, whichever way it takes. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "partnerships"))
class StartingFromNothingTest {

    private static final Map<String, String> TITLE = Map.of("id", "Judul", "en", "Title");

    @TestHTTPResource
    URL origin;

    private List<String> agreementsWithDocuments;

    @Test
    void feed_stream_and_state_topics_lead_every_role_to_what_the_lists_show_it() {
        // Given
        keptWithADraft();
        advance(keptWithADraft(), "signed");
        Newcomer administrator = new Newcomer("partnerships", "administrator");
        agreementsWithDocuments = administrator.readList("/v1/agreements").keySet().stream()
                .filter(id -> !administrator.readList("/v1/agreements/" + id + "/documents").isEmpty()).toList();

        // When
        StartingFromNothing newcomers = new StartingFromNothing("partnerships", origin.toString())
                .list("agreement", "/v1/agreements").list("partner", "/v1/partners").list("programme", "/v1/programmes")
                .list("document", this::documents).list("claim", newcomer -> newcomer.readWhole("/v1/claims", "claims"))
                .list("roadmap", newcomer -> newcomer.readWhole("/v1/roadmap", "items"))
                .list("forum", newcomer -> newcomer.readWhole("/v1/forums", "items"))
                .list("region-group", newcomer -> newcomer.readWhole("/v1/region-groups", "items"));

        // Then
        newcomers.assertForEveryRole();
        newcomers.assertStateTopics("administrator");
    }

    /** A programme, a document and a restricted document of an agreement that only the government knows; tells its slug. */
    private static String keptWithADraft() {
        String agreement = registered(aProposal());
        bureau().contentType("application/json").body(Map.of("slug", "programme-" + UUID.randomUUID(), "agreement", agreement,
                "title", TITLE)).post("/v1/programmes").then().statusCode(201);
        for (boolean restricted : List.of(false, true)) {
            bureau().contentType("application/json").body(Map.of("type", "report", "language", "id", "role", "copy", "title",
                    TITLE, "restricted", restricted)).post("/v1/agreements/{a}/documents", agreement).then().statusCode(201);
        }
        return agreement;
    }

    private Map<String, JsonNode> documents(Newcomer newcomer) {
        Map<String, JsonNode> documents = new TreeMap<>();
        newcomer.readList("/v1/agreements").keySet().stream().filter(agreementsWithDocuments::contains)
                .forEach(id -> documents.putAll(newcomer.readList("/v1/agreements/" + id + "/documents")));
        return documents;
    }
}
