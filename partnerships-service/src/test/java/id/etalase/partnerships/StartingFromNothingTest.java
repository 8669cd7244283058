package id.etalase.partnerships;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Newcomer;
import id.etalase.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Whoever starts from nothing ends with what the API lists, whichever way it takes. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "partnerships"))
class StartingFromNothingTest {

    @TestHTTPResource
    URL origin;

    @ParameterizedTest
    @CsvSource({ "agreement,/v1/agreements", "partner,/v1/partners" })
    void feed_stream_and_state_topic_lead_to_what_the_list_shows(String aggregate, String path) {
        Newcomer newcomer = new Newcomer("partnerships", aggregate, Tokens.of("home-affairs"));

        Map<String, JsonNode> listed = newcomer.readList(path);
        Map<String, JsonNode> fed = newcomer.readFeed();
        // At once: what is not in the feed is waited for in vain elsewhere.
        assertThat(listed).isNotEmpty();
        assertThat(fed).isEqualTo(listed);
        Map<String, JsonNode> streamed = newcomer.readStream(origin.toString().replaceFirst("/$", ""), listed::equals);
        Set<String> ids = new HashSet<>(fed.keySet());
        ids.addAll(listed.keySet());
        Map<String, JsonNode> snapshots = newcomer.readStateTopic(ids, listed::equals);

        assertThat(streamed).isEqualTo(listed);
        assertThat(snapshots).isEqualTo(listed);
    }
}
