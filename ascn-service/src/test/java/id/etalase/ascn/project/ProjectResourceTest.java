package id.etalase.ascn.project;

import static id.etalase.ascn.Bodies.aProject;
import static id.etalase.ascn.Bodies.aStep;
import static id.etalase.ascn.Bodies.map;
import static id.etalase.ascn.Bodies.with;
import static id.etalase.ascn.Bodies.without;
import static id.etalase.ascn.Callers.officerOf;
import static id.etalase.ascn.Callers.patch;
import static id.etalase.ascn.Callers.tag;
import static id.etalase.ascn.Callers.unique;
import static id.etalase.testkit.Problems.at;
import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Projects over HTTP: their life, their names, and what is refused. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "ascn"))
class ProjectResourceTest {

    static Stream<Arguments> badProjects() {
        Map<String, Object> good = aProject("bad-project");
        return Stream.of(Arguments.of(without(good, "problem"), "/problem", "required"),
                Arguments.of(with(good, "problem", Map.of()), "/problem", "text-required"),
                Arguments.of(with(good, "problem", Map.of("en", "X")), "/problem/en", "placeholder"),
                Arguments.of(with(good, "name", Map.of("en", "-")), "/name/en", "placeholder"),
                Arguments.of(with(good, "name", Map.of()), "/name", "text-required"),
                Arguments.of(with(good, "focusArea", "everything"), "/focusArea", "not-one-of"),
                Arguments.of(without(good, "focusArea"), "/focusArea", "required"),
                Arguments.of(with(good, "city", "atlantis"), "/city", "unknown-city"),
                Arguments.of(with(good, "topics", List.of("dragons")), "/topics/0", "unknown-word"),
                Arguments.of(with(good, "serviceKinds", List.of("dragons")), "/serviceKinds/0", "unknown-word"),
                Arguments.of(with(good, "parent", "no-such-project"), "/parent", "unknown-project"),
                Arguments.of(with(good, "parent", "kuching-flood"), "/parent", "of-another-city"),
                Arguments.of(with(good, "successor", "no-such-project"), "/successor", "unknown-project"),
                Arguments.of(with(good, "since", "2199-01-01"), "/since", "in-the-future"),
                Arguments.of(with(good, "coordinates", Map.of("latitude", 48.9, "longitude", 2.4)), "/coordinates",
                        "outside-country"),
                Arguments.of(with(good, "reportedAlone", false), "/reportedAlone", "only-parts-count-with-another"),
                Arguments.of(with(good, "milestones", List.of(map("name", Map.of("en", "Done"), "reachedOn", "2199-01-01"))),
                        "/milestones/0/reachedOn", "in-the-future"),
                Arguments.of(with(good, "partners", List.of(map("name", "tbd"))), "/partners/0/name", "placeholder"),
                Arguments.of(with(good, "status", "completed"), "/status", "unknown-member"));
    }

    @ParameterizedTest
    @MethodSource("badProjects")
    void what_is_wrong_is_pointed_at_and_nothing_is_kept(Map<String, Object> body, String pointer, String code) {
        var answer = officerOf("dki-jakarta").body(body).post("/v1/projects").then().spec(problem(400, "invalid-request"))
                .body("errors.pointer", hasItem(pointer));
        if (code != null) {
            answer.body("errors", hasItem(at(pointer, code)));
        }
        given().get("/v1/projects/bad-project").then().statusCode(404);
    }

    @Test
    void a_project_goes_through_its_life_with_every_status_on_record() {
        // Given
        String project = registered(aProject(unique("life")));

        // When
        step(project, aStep("ongoing", "2025-02-01")).then().statusCode(200).body("status", equalTo("ongoing"));
        step(project, with(aStep("paused", "2025-03-01"), "reason", "Flooded.")).then().statusCode(200);
        step(project, aStep("ongoing", "2025-04-01")).then().statusCode(200);
        step(project, aStep("completed", "2025-12-01")).then().statusCode(200).body("statusKnownOn", equalTo("2025-12-01"));

        // Then
        given().get("/v1/projects/" + project + "/steps").then()
                .body("items.status", contains("planning", "ongoing", "paused", "ongoing", "completed"))
                .body("items[2].reason", equalTo("Flooded.")).body("items[1].actor.role", equalTo("city-officer"));
    }

    @ParameterizedTest
    @CsvSource({ "completed, 2025-02-01, 409, step-not-possible", "listed, 2025-02-01, 409, step-not-possible",
            "ongoing, 2024-12-31, 409, step-out-of-order", "ongoing, 2199-01-01, 400, invalid-request",
            "paused, 2025-02-01, 400, invalid-request", "superseded, 2025-02-01, 409, successor-missing" })
    void a_step_that_makes_no_sense_is_refused(String to, String day, int status, String code) {
        String project = registered(aProject(unique("refused")));
        step(project, aStep(to, day)).then().spec(problem(status, code));
        given().get("/v1/projects/" + project).then().body("status", equalTo("planning"));
    }

    @Test
    void a_refused_step_says_where_the_project_may_go() {
        String project = registered(aProject(unique("possible")));
        step(project, aStep("completed", "2025-02-01")).then()
                .body("possible", containsInAnyOrder("ongoing", "paused", "cancelled", "superseded"))
                .body("detail", containsString("From planning no step leads to completed"));
    }

    @Test
    void a_project_goes_on_as_another_and_is_found_by_both_names() {
        // Given
        String oldWord = unique("alpha");
        String newWord = unique("omega");
        String later = registered(with(aProject(newWord), "name", Map.of("en", "Later " + newWord)));
        String earlier = registered(with(aProject(oldWord), "name", Map.of("en", "Earlier " + oldWord)));

        // When
        patch(officerOf("dki-jakarta"), "/v1/projects/" + earlier, map("successor", later)).then().statusCode(200);
        step(earlier, aStep("superseded", "2025-06-01")).then().statusCode(200);

        // Then
        for (String word : List.of(oldWord, newWord)) {
            given().queryParam("q", word).get("/v1/projects").then().body("items.slug", containsInAnyOrder(earlier, later));
        }
        patch(officerOf("dki-jakarta"), "/v1/projects/" + earlier, "{\"successor\": null}").then().statusCode(200);
        given().queryParam("q", newWord).get("/v1/projects").then().body("items.slug", contains(later));
    }

    @Test
    void a_chain_of_names_is_one_work_from_end_to_end() {
        String word = unique("chain");
        String c = registered(aProject(word + "-c"));
        String b = registered(with(aProject(word + "-b"), "successor", c));
        registered(with(aProject(word + "-a"), "successor", b));
        given().queryParam("q", word + "-a").get("/v1/projects").then().body("items", hasSize(3));
        given().get("/v1/projects/" + c + "/names").then().body("items.slug", contains(word + "-a", word + "-b", word + "-c"));
    }

    @Test
    void a_circle_of_successors_is_refused() {
        // Given
        String a = registered(aProject(unique("circle")));
        String b = registered(with(aProject(unique("circle")), "successor", a));
        String c = registered(with(aProject(unique("circle")), "successor", b));

        // When
        Response answer = patch(officerOf("dki-jakarta"), "/v1/projects/" + a, map("successor", c));

        // Then
        answer.then().spec(problem(400, "invalid-request")).body("errors", contains(at("/successor", "successor-cycle")));
        patch(officerOf("dki-jakarta"), "/v1/projects/" + a, map("successor", a)).then()
                .body("errors", contains(at("/successor", "successor-cycle")));
        given().get("/v1/projects/" + a).then().body("successor", equalTo(null));
    }

    @Test
    void a_project_cannot_be_a_part_of_itself() {
        String whole = registered(aProject(unique("tree")));
        String part = registered(with(aProject(unique("tree")), "parent", whole));
        patch(officerOf("dki-jakarta"), "/v1/projects/" + whole, map("parent", part)).then()
                .spec(problem(400, "invalid-request")).body("errors", contains(at("/parent", "tree-cycle")));
    }

    @Test
    void two_links_at_the_same_moment_never_close_a_circle() throws Exception {
        for (int round = 0; round < 5; round++) {
            // Given
            String a = registered(aProject(unique("race")));
            String b = registered(aProject(unique("race")));
            String tagOfA = tag("/v1/projects/" + a);
            String tagOfB = tag("/v1/projects/" + b);
            CountDownLatch start = new CountDownLatch(1);
            ExecutorService clients = Executors.newFixedThreadPool(2);

            // When
            Future<Integer> one = clients.submit(() -> link(start, a, tagOfA, b));
            Future<Integer> other = clients.submit(() -> link(start, b, tagOfB, a));
            start.countDown();

            // Then
            assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(200, 400);
            clients.shutdown();
        }
    }

    private static int link(CountDownLatch start, String from, String tag, String to) throws InterruptedException {
        start.await();
        return officerOf("dki-jakarta").header("If-Match", tag).contentType("application/merge-patch+json")
                .body(map("successor", to)).patch("/v1/projects/" + from).statusCode();
    }

    @Test
    void a_part_that_counts_with_its_whole_adds_nothing_to_the_totals() {
        // Given
        String whole = registered(aProject(unique("whole")));
        int before = given().get("/v1/reports/projects").then().extract().path("projects");

        // When
        registered(with(with(aProject(unique("part")), "parent", whole), "reportedAlone", false));

        // Then
        given().get("/v1/reports/projects").then().body("projects", equalTo(before));
        given().get("/v1/projects/" + whole + "/tree").then().body("projects", equalTo(2)).body("countedProjects", equalTo(1));
        registered(with(aProject(unique("part")), "parent", whole));
        given().get("/v1/reports/projects").then().body("projects", equalTo(before + 1));
    }

    @Test
    void a_project_without_a_slug_gets_one_of_its_name() {
        String word = unique("Halte Baru");
        String slug = officerOf("dki-jakarta").body(with(without(aProject("x"), "slug"), "name", Map.of("id", word)))
                .post("/v1/projects").then().statusCode(201).extract().path("slug");
        assertThat(slug).isEqualTo(word.toLowerCase().replace(' ', '-'));
    }

    @Test
    void lists_of_a_project_are_kept_as_written() {
        Map<String, Object> full = aProject(unique("full"));
        full.put("milestones", List.of(map("name", Map.of("id", "Sensor", "en", "Sensors"), "dueOn", "2026-12-31")));
        full.put("partners", List.of(map("name", "JICA", "role", "funding")));
        full.put("aims", List.of(Map.of("en", "Warn in time")));
        full.put("agreements", List.of("019aa7f0-5c1e-7a31-8c39-2f6f4a1d9b11"));
        full.put("technologies", List.of("river-sensors"));
        String slug = registered(full);
        given().get("/v1/projects/" + slug).then().body("milestones[0].dueOn", equalTo("2026-12-31"))
                .body("milestones[0].name.id", equalTo("Sensor")).body("partners[0].role", equalTo("funding"))
                .body("aims[0].en", equalTo("Warn in time")).body("technologies", contains("river-sensors"))
                .body("agreements", contains("019aa7f0-5c1e-7a31-8c39-2f6f4a1d9b11"));
    }

    @Test
    void the_same_request_twice_makes_one_project() {
        // Given
        Map<String, Object> body = without(aProject("x"), "slug");
        String key = unique("key");
        List<String> slugs = new ArrayList<>();

        // When
        for (int i = 0; i < 2; i++) {
            slugs.add(given().auth().oauth2(id.etalase.testkit.Tokens.of("city-officer", Map.of("city", "dki-jakarta")))
                    .contentType("application/json").header("Idempotency-Key", key).body(body).post("/v1/projects").then()
                    .statusCode(201).extract().path("slug"));
        }

        // Then
        assertThat(slugs.get(0)).isEqualTo(slugs.get(1));
    }

    private static String registered(Map<String, Object> body) {
        return officerOf("dki-jakarta").body(body).post("/v1/projects").then().statusCode(201).extract().path("slug");
    }

    private static Response step(String project, Map<String, Object> body) {
        return officerOf("dki-jakarta").body(body).post("/v1/projects/" + project + "/steps");
    }
}
