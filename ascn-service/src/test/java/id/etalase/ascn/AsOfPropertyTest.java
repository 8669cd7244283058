package id.etalase.ascn;

import static id.etalase.ascn.Bodies.aCity;
import static id.etalase.ascn.Bodies.aMembership;
import static id.etalase.ascn.Bodies.aProject;
import static id.etalase.ascn.Bodies.aStep;
import static id.etalase.ascn.Bodies.with;
import static id.etalase.ascn.Callers.officerOf;
import static id.etalase.ascn.Callers.representativeOf;
import static id.etalase.ascn.Callers.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.kit.time.PartialDate;
import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * What is answered for a day, held against a model that knows nothing of databases: for random histories and random days,
 * and for the days on which something changes and their neighbours. The seed is in the name of the test.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "ascn"))
class AsOfPropertyTest {

    private static final LocalDate START = LocalDate.of(2018, 1, 1);
    private static final int DAYS = 3000;
    private static final int DAYS_ASKED = 24;

    /** A period of the model: the days on which membership is beyond doubt. */
    private record Period(LocalDate from, LocalDate to) {

        boolean holds(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = { 20_180_428, 20_251_026 })
    void membership_on_any_day_is_that_of_the_model(long seed) {
        // Given
        Random random = new Random(seed);
        String word = unique("model");
        Map<String, List<Period>> model = new TreeMap<>();
        TreeSet<LocalDate> days = new TreeSet<>();
        for (int i = 0; i < 8; i++) {
            String slug = word + "-" + i;
            representativeOf("ID").body(with(aCity(slug), "variants", List.of(word))).post("/v1/cities").then().statusCode(201);
            model.put(slug, randomMemberships(random, slug, days));
        }
        days.addAll(neighbours(days));
        for (int i = 0; i < 20; i++) {
            days.add(START.plusDays(random.nextInt(DAYS)));
        }

        // When
        Map<LocalDate, List<String>> answered = new HashMap<>();
        for (LocalDate day : some(days, random)) {
            answered.put(day, given().queryParam("q", word).queryParam("asOf", day.toString()).queryParam("limit", 200)
                    .get("/v1/cities").then().statusCode(200).extract().path("items.slug"));
        }

        // Then
        answered.forEach((day, members) -> assertThat(members).as("members on %s", day).containsExactlyElementsOf(
                model.entrySet().stream().filter(city -> city.getValue().stream().anyMatch(period -> period.holds(day)))
                        .map(Map.Entry::getKey).toList()));
    }

    private static List<Period> randomMemberships(Random random, String slug, TreeSet<LocalDate> days) {
        List<Period> periods = new ArrayList<>();
        LocalDate next = START.plusDays(random.nextInt(700));
        LocalDate previousEnd = LocalDate.MIN;
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            PartialDate joined = randomPrecision(random, next);
            LocalDate evidenced = random.nextBoolean() ? joined.first().plusDays(random.nextInt(20)) : null;
            if (evidenced != null && !evidenced.isAfter(previousEnd)) {
                evidenced = null;
            }
            LocalDate from = evidenced != null && evidenced.isBefore(joined.last()) ? evidenced : joined.last();
            boolean last = random.nextInt(3) == 0;
            PartialDate left = last ? null : randomPrecision(random, joined.last().plusYears(1).plusDays(random.nextInt(300)));
            Map<String, Object> membership = aMembership(from.getYear(), joined.toString());
            if (evidenced != null) {
                membership.put("evidencedOn", evidenced.toString());
            }
            if (left != null) {
                membership.put("leftOn", left.toString());
            }
            representativeOf("ID").body(membership).post("/v1/cities/" + slug + "/memberships").then().statusCode(201);
            periods.add(new Period(from, left == null ? null : left.first()));
            days.add(from);
            if (left == null) {
                break;
            }
            days.add(left.first());
            previousEnd = left.first();
            next = left.last().plusDays(1 + random.nextInt(400));
        }
        return periods;
    }

    private static PartialDate randomPrecision(Random random, LocalDate day) {
        String text = day.toString();
        return PartialDate.parse(text.substring(0, List.of(4, 7, 10).get(random.nextInt(3))));
    }

    @ParameterizedTest
    @ValueSource(longs = { 77, 134 })
    void the_status_of_a_project_on_any_day_is_that_of_the_model(long seed) {
        // Given
        Random random = new Random(seed);
        String word = unique("model");
        Map<String, TreeMap<LocalDate, String>> model = new TreeMap<>();
        TreeSet<LocalDate> days = new TreeSet<>();
        for (int i = 0; i < 8; i++) {
            String slug = word + "-" + i;
            model.put(slug, randomHistory(random, slug));
            days.addAll(model.get(slug).keySet());
        }
        days.addAll(neighbours(days));

        // When
        Map<LocalDate, Map<String, String>> answered = new HashMap<>();
        for (LocalDate day : some(days, random)) {
            List<Map<String, Object>> items = given().queryParam("q", word).queryParam("asOf", day.toString())
                    .queryParam("limit", 200).get("/v1/projects").then().statusCode(200).extract().path("items");
            Map<String, String> statuses = new TreeMap<>();
            items.forEach(item -> statuses.put((String) item.get("slug"), (String) item.get("status")));
            answered.put(day, statuses);
        }

        // Then
        answered.forEach((day, statuses) -> assertThat(statuses).as("statuses on %s", day).isEqualTo(on(day, model)));
        for (String status : List.of("planning", "ongoing", "paused", "completed", "cancelled")) {
            LocalDate day = days.last();
            List<String> filtered = given().queryParam("q", word).queryParam("asOf", day.toString())
                    .queryParam("status", status).queryParam("limit", 200).get("/v1/projects").then().extract()
                    .path("items.slug");
            assertThat(filtered).as("%s on %s", status, day).containsExactlyElementsOf(on(day, model).entrySet().stream()
                    .filter(entry -> entry.getValue().equals(status)).map(Map.Entry::getKey).toList());
        }
    }

    private static Map<String, String> on(LocalDate day, Map<String, TreeMap<LocalDate, String>> model) {
        Map<String, String> statuses = new TreeMap<>();
        model.forEach((slug, history) -> {
            if (history.floorKey(day) != null) {
                statuses.put(slug, history.floorEntry(day).getValue());
            }
        });
        return statuses;
    }

    /** A random walk through the life of a project; of several steps on one day the last one holds. */
    private static TreeMap<LocalDate, String> randomHistory(Random random, String slug) {
        Map<String, List<String>> next = Map.of("planning", List.of("ongoing", "paused", "cancelled"), "ongoing",
                List.of("paused", "completed", "cancelled"), "paused", List.of("ongoing", "cancelled"));
        TreeMap<LocalDate, String> history = new TreeMap<>();
        LocalDate day = START.plusDays(random.nextInt(800));
        String status = "planning";
        officerOf("dki-jakarta").body(with(aProject(slug), "since", day.toString())).post("/v1/projects").then()
                .statusCode(201);
        history.put(day, status);
        for (int i = 0; i < 4 && next.containsKey(status); i++) {
            day = day.plusDays(random.nextInt(3) == 0 ? 0 : random.nextInt(400));
            status = next.get(status).get(random.nextInt(next.get(status).size()));
            officerOf("dki-jakarta").body(with(aStep(status, day.toString()), "reason", "Because the model says so."))
                    .post("/v1/projects/" + slug + "/steps").then().statusCode(200);
            history.put(day, status);
        }
        return history;
    }

    /** Enough of the days to meet every kind of them, few enough to stay quick. */
    private static List<LocalDate> some(TreeSet<LocalDate> days, Random random) {
        List<LocalDate> shuffled = new ArrayList<>(days);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(DAYS_ASKED, shuffled.size()));
    }

    private static List<LocalDate> neighbours(TreeSet<LocalDate> days) {
        List<LocalDate> neighbours = new ArrayList<>();
        days.forEach(day -> {
            neighbours.add(day.minusDays(1));
            neighbours.add(day.plusDays(1));
        });
        return neighbours;
    }
}
