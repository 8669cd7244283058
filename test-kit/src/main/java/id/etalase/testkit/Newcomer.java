package id.etalase.testkit;

import static io.restassured.RestAssured.given;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
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
import io.restassured.specification.RequestSpecification;

/**
 * A subscriber that starts from nothing, on each of the ways that it may choose. All of them must lead to the same set of
 * things: id to representation.
 *
 * @param context the service, for example {@code partnerships}
 * @param role of who subscribes, or {@link #ANONYMOUS}
 */
public record Newcomer(String context, String role) {

    /** Who has no token. */
    public static final String ANONYMOUS = "anonymous";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Page by page through the list of the API. */
    public Map<String, JsonNode> readList(String path) {
        Map<String, JsonNode> things = new TreeMap<>();
        String cursor = null;
        do {
            var request = request().queryParam("limit", 200);
            JsonNode page = tree((cursor == null ? request : request.queryParam("cursor", cursor)).get(path).then()
                    .statusCode(200).extract().asString());
            page.path("items").forEach(item -> things.put(item.path("id").asText(), item));
            cursor = page.path("next").asText(null);
        } while (cursor != null);
        return things;
    }

    /** Through a list that has no pages: all things in members of that name. */
    public Map<String, JsonNode> readWhole(String path, String member) {
        Map<String, JsonNode> things = new TreeMap<>();
        tree(request().get(path).then().statusCode(200).extract().asString()).findValues(member)
                .forEach(some -> some.forEach(thing -> things.put(thing.path("id").asText(), thing)));
        return things;
    }

    /**
     * What came.
     *
     * @param things as they are after the latest event of each, by their kind and id
     * @param events how many there were
     */
    public record Received(Map<String, Map<String, JsonNode>> things, int events) {

        private Received() {
            this(new TreeMap<>(), 0);
        }

        private Received and(JsonNode event) {
            String aggregate = event.path("type").asText().split("\\.")[3];
            things.computeIfAbsent(aggregate, kind -> new TreeMap<>()).put(event.path("subject").asText(),
                    event.path("data").path(aggregate));
            return new Received(things, events + 1);
        }
    }

    /** Only the feed, from its beginning to its end. */
    public Received readFeed() {
        Received received = new Received();
        JsonNode batch;
        String after = null;
        do {
            var request = request().queryParam("limit", 500);
            Response answer = (after == null ? request : request.queryParam("after", after)).get("/v1/events/" + context);
            batch = tree(answer.then().statusCode(200).extract().asString());
            for (JsonNode event : batch) {
                received = received.and(event);
            }
            after = answer.header("Next-Cursor");
        } while (!batch.isEmpty());
        return received;
    }

    /** Only the stream, until there were so many events or nothing comes for a while. */
    public Received readStream(String origin, int enough) {
        Received received = new Received();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + "/v1/events/" + context))
                .header("Accept", "text/event-stream");
        if (!role.equals(ANONYMOUS)) {
            request.header("Authorization", "Bearer " + Tokens.of(role));
        }
        try {
            HttpResponse<InputStream> response = HTTP.send(request.build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                String line = lines.readLine();
                while (line != null && !line.startsWith(":") && received.events() < enough) {
                    if (line.startsWith("data:")) {
                        received = received.and(tree(line.substring(5)));
                    }
                    line = lines.readLine();
                }
            }
            return received;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Only the state topic. Other databases of this JVM may have published there, so the ids that count are given. */
    public Map<String, JsonNode> readStateTopic(String aggregate, Set<String> ids, Predicate<Map<String, JsonNode>> enough) {
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

    private RequestSpecification request() {
        return role.equals(ANONYMOUS) ? given() : given().auth().oauth2(Tokens.of(role));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
