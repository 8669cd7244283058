package id.etalase.ascn.city;

import static id.etalase.ascn.Bodies.aCity;
import static id.etalase.ascn.Bodies.aMembership;
import static id.etalase.ascn.Bodies.aPost;
import static id.etalase.ascn.Bodies.map;
import static id.etalase.ascn.Bodies.with;
import static id.etalase.ascn.Callers.patch;
import static id.etalase.ascn.Callers.representativeOf;
import static id.etalase.ascn.Callers.unique;
import static id.etalase.testkit.Problems.at;
import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import id.etalase.testkit.EmbeddedServers;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Periods of membership: they do not overlap, whoever asks at whatever moment. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "ascn"))
class MembershipTest {

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @CsvSource({ "2024, ", "2023-06-30, ", "2022-01-01, 2025-12-31", "2020-01-01, 2023-01-01", "2023-12-31, 2024-06-01" })
    void a_period_that_overlaps_another_is_refused(String joined, String left) {
        // Given
        String city = aCityWith("2023-01-01", "2023-12-31");

        // When
        var answer = representativeOf("ID").body(with(aMembership(2024, joined), "leftOn", left))
                .post("/v1/cities/" + city + "/memberships");

        // Then
        if (joined.equals("2024")) {
            // Beyond doubt only from its last day on: no overlap.
            answer.then().statusCode(201);
        } else {
            answer.then().spec(problem(409, "membership-overlaps"));
            given().get("/v1/cities/" + city + "/memberships").then().body("items", hasSize(1));
        }
    }

    @Test
    void a_city_may_leave_and_come_back() {
        // Given
        String city = aCityWith("2023-01-01", "2023-12-31");

        // When
        representativeOf("ID").body(aMembership(2025, "2025-01-01")).post("/v1/cities/" + city + "/memberships").then()
                .statusCode(201).body("memberships.cohort", contains(2018, 2025)).body("cohort", equalTo(2018));

        // Then
        given().queryParam("q", city).queryParam("asOf", "2024-06-01").get("/v1/cities").then().body("items", hasSize(0));
        given().queryParam("q", city).queryParam("asOf", "2025-01-01").get("/v1/cities").then().body("items", hasSize(1));
    }

    @Test
    void an_end_that_would_overlap_the_next_period_is_refused() {
        // Given
        String city = aCityWith("2023-01-01", "2023-12-31");
        representativeOf("ID").body(aMembership(2025, "2025-01-01")).post("/v1/cities/" + city + "/memberships");
        String first = given().get("/v1/cities/" + city).then().extract().path("memberships[0].id");

        // When
        var answer = representativeOf("ID").header("If-Match", id.etalase.ascn.Callers.tag("/v1/cities/" + city))
                .contentType("application/merge-patch+json").body(map("leftOn", "2025-06-01"))
                .patch("/v1/cities/" + city + "/memberships/" + first);

        // Then
        answer.then().spec(problem(409, "membership-overlaps"));
        given().get("/v1/cities/" + city).then().body("memberships[0].leftOn", equalTo("2023-12-31"));
    }

    @Test
    void a_period_that_ends_before_it_has_certainly_begun_is_refused() {
        String city = aCityWith("2020-01-01", "2020-12-31");
        representativeOf("ID").body(with(aMembership(2023, "2023"), "leftOn", "2023-06-01"))
                .post("/v1/cities/" + city + "/memberships").then().spec(problem(400, "invalid-request"))
                .body("errors", contains(at("/leftOn", "ends-before-start")));
        representativeOf("ID").body(with(aMembership(2023, "2023"), "evidencedOn", "2022-06-01"))
                .post("/v1/cities/" + city + "/memberships").then().spec(problem(400, "invalid-request"))
                .body("errors", contains(at("/evidencedOn", "before-joining")));
    }

    @Test
    void of_many_overlapping_periods_at_the_same_moment_one_is_kept() throws Exception {
        // Given
        String city = unique("rush");
        representativeOf("ID").body(aCity(city)).post("/v1/cities").then().statusCode(201);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService clients = Executors.newFixedThreadPool(8);

        // When
        List<Future<Integer>> answers = IntStream.range(0, 8).mapToObj(i -> clients.submit(() -> {
            start.await();
            return representativeOf("ID").body(aMembership(2024, "2024-0" + (i + 1) + "-01"))
                    .post("/v1/cities/" + city + "/memberships").statusCode();
        })).toList();
        start.countDown();

        // Then
        List<Integer> statuses = new java.util.ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        clients.shutdown();
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(7);
    }

    /** The negative control of the test above: the constraint is what keeps periods apart, not the order of the requests. */
    @Test
    void the_database_itself_refuses_an_overlap() throws Exception {
        // Given
        String city = aCityWith("2023-01-01", "2023-12-31");

        // When
        try (var connection = database.getConnection(); var statement = connection.prepareStatement("""
                insert into city_membership (id, city_id, cohort, joined_first, joined_last, recorded_at)
                select gen_random_uuid(), id, 2023, '2023-06-01', '2023-06-01', now() from city where slug = ?""")) {
            statement.setString(1, city);
            String refusal = org.assertj.core.api.Assertions.catchThrowable(statement::executeUpdate).getMessage();

            // Then
            assertThat(refusal).contains("city_membership_overlaps");
        }
    }

    @Test
    void one_office_at_a_time_is_chief_smart_city_officer() {
        String city = aCityWith("2020-01-01", null);
        String officers = "/v1/cities/" + city + "/officers";
        representativeOf("ID").body(aPost("2024-01-01")).post(officers).then().statusCode(201);
        representativeOf("ID").body(aPost("2025-01-01")).post(officers).then().spec(problem(409, "officer-overlaps"));

        String first = given().get("/v1/cities/" + city).then().extract().path("chiefSmartCityOfficers[0].id");
        representativeOf("ID").header("If-Match", id.etalase.ascn.Callers.tag("/v1/cities/" + city))
                .contentType("application/merge-patch+json").body(map("until", "2024-12-31")).patch(officers + "/" + first)
                .then().statusCode(200);
        representativeOf("ID").body(aPost("2025-01-01")).post(officers).then().statusCode(201)
                .body("chiefSmartCityOfficers", hasSize(2));
    }

    @Test
    void a_change_of_an_old_version_is_refused() {
        String city = aCityWith("2020-01-01", null);
        String old = id.etalase.ascn.Callers.tag("/v1/cities/" + city);
        patch(representativeOf("ID"), "/v1/cities/" + city, map("timeZone", "Asia/Makassar")).then().statusCode(200);
        representativeOf("ID").header("If-Match", old).contentType("application/merge-patch+json")
                .body(map("timeZone", "Asia/Jayapura")).patch("/v1/cities/" + city).then()
                .spec(problem(412, "stale-version"));
        representativeOf("ID").contentType("application/merge-patch+json").body(map("timeZone", "Asia/Jayapura"))
                .patch("/v1/cities/" + city).then().spec(problem(428, "if-match-required"));
    }

    private static String aCityWith(String joined, String left) {
        String city = unique("member");
        representativeOf("ID").body(aCity(city)).post("/v1/cities").then().statusCode(201);
        representativeOf("ID").body(with(aMembership(2018, joined), "leftOn", left)).post("/v1/cities/" + city + "/memberships")
                .then().statusCode(201);
        return city;
    }
}
