package id.etalase.testkit;

import static io.restassured.RestAssured.given;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.restassured.response.Response;

/**
 * A subscriber that starts from nothing, on each of the ways that it may choose. All of them must lead to the same set of
 * things: id to representation.
 *
 * @param context the service, for example {@code partnerships}
 * @param aggregate the kind of thing, for example {@code agreement}; also the member of the payload that holds it
 * @param token of who subscribes
 */
public record Newcomer(String context, String aggregate, String token) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Page by page through the list of the API. */
    public Map<String, JsonNode> readList(String path) {
        Map<String, JsonNode> things = new TreeMap<>();
        String cursor = null;
        do {
            var request = given().auth().oauth2(token).queryParam("limit", 200);
            JsonNode page = tree((cursor == null ? request : request.queryParam("cursor", cursor)).get(path).then()
                    .statusCode(200).extract().asString());
            page.path("items").forEach(item -> things.put(item.path("id").asText(), item));
            cursor = page.path("next").asText(null);
        } while (cursor != null);
        return things;
    }

    /** Only the feed, from its beginning to its end. */
    public Map<String, JsonNode> readFeed() {
        Map<String, JsonNode> things = new TreeMap<>();
        JsonNode batch;
        String after = null;
        do {
            var request = given().auth().oauth2(token).queryParam("limit", 500);
            Response answer = (after == null ? request : request.queryParam("after", after)).get("/v1/events/" + context);
            batch = tree(answer.then().statusCode(200).extract().asString());
            batch.forEach(event -> apply(event, things));
            after = answer.header("Next-Cursor");
        } while (!batch.isEmpty());
        return things;
    }

    /** Only the stream, until what was gathered is enough. */
    public Map<String, JsonNode> readStream(String origin, Predicate<Map<String, JsonNode>> enough) {
        Map<String, JsonNode> things = new TreeMap<>();
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin + "/v1/events/" + context))
                .header("Accept", "text/event-stream").header("Authorization", "Bearer " + token).build();
        try {
            HttpResponse<java.io.InputStream> response = HttpClient.newHttpClient().send(request,
                    HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                String line = lines.readLine();
                while (line != null && !line.startsWith(":")) {
                    if (line.startsWith("data:")) {
                        apply(tree(line.substring(5)), things);
                        if (enough.test(things)) {
                            break;
                        }
                    }
                    line = lines.readLine();
                }
            }
            return things;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Only the state topic. Other databases of this JVM may have published there, so the ids that count are given. */
    public Map<String, JsonNode> readStateTopic(Set<String> ids, Predicate<Map<String, JsonNode>> enough) {
        Map<String, JsonNode> things = new TreeMap<>();
        try (PublishedEvents snapshots = PublishedEvents.on(context + "." + aggregate + ".state")) {
            int read = 1;
            while (!enough.test(things)) {
                List<PublishedEvent> all = snapshots.await(read, snapshot -> ids.contains(snapshot.key()));
                all.forEach(snapshot -> things.put(snapshot.key(), tree(snapshot.value())));
                read = all.size() + 1;
            }
        }
        return things;
    }

    private void apply(JsonNode event, Map<String, JsonNode> things) {
        if (event.path("type").asText().startsWith("id.etalase." + context + "." + aggregate + ".")) {
            things.put(event.path("subject").asText(), event.path("data").path(aggregate));
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
