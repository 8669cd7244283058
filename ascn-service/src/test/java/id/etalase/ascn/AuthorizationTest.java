package id.etalase.ascn;

import static id.etalase.ascn.Bodies.aCity;
import static id.etalase.ascn.Bodies.aMeeting;
import static id.etalase.ascn.Bodies.aMembership;
import static id.etalase.ascn.Bodies.aPost;
import static id.etalase.ascn.Bodies.aPractice;
import static id.etalase.ascn.Bodies.aProject;
import static id.etalase.ascn.Bodies.aStep;
import static id.etalase.ascn.Bodies.anAdoption;
import static id.etalase.ascn.Bodies.anIndicator;
import static id.etalase.ascn.Bodies.anObservation;
import static id.etalase.ascn.Bodies.map;
import static id.etalase.ascn.Callers.administrator;
import static id.etalase.ascn.Callers.officerOf;
import static id.etalase.ascn.Callers.representativeOf;
import static id.etalase.ascn.Callers.tag;
import static id.etalase.ascn.Callers.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import id.etalase.kit.http.MergePatch;
import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Every operation that writes, tried by every role, for the own and for another city or country. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "ascn"))
class AuthorizationTest {

    private static final Set<String> CITY_OR_COUNTRY = Set.of("officer of dki-jakarta", "representative of ID");
    private static final Set<String> COUNTRY = Set.of("representative of ID");
    private static final Set<String> ADMINISTRATOR = Set.of("administrator");

    /** Who calls; the answer to nobody is 401, to somebody who may not 403. */
    static final Map<String, Supplier<RequestSpecification>> CALLERS = Map.ofEntries(
            Map.entry("nobody", () -> given().contentType("application/json").header("Idempotency-Key",
                    UUID.randomUUID().toString())),
            Map.entry("officer of dki-jakarta", () -> officerOf("dki-jakarta")),
            Map.entry("officer of makassar", () -> officerOf("makassar")),
            Map.entry("officer without a city", () -> Callers.with(Tokens.of(Roles.CITY_OFFICER))),
            Map.entry("representative of ID", () -> representativeOf("ID")),
            Map.entry("representative of MY", () -> representativeOf("MY")),
            Map.entry("representative without a country", () -> Callers.with(Tokens.of(Roles.NATIONAL_REPRESENTATIVE))),
            Map.entry("auditor", Callers::auditor), Map.entry("administrator", Callers::administrator),
            Map.entry("app", () -> Callers.with(Tokens.of("app"))),
            Map.entry("cooperation officer", () -> Callers.with(Tokens.of("cooperation-officer"))),
            Map.entry("home affairs", () -> Callers.with(Tokens.of("home-affairs"))),
            Map.entry("visit desk with claims", () -> Callers
                    .with(Tokens.of("visit-desk", Map.of("city", "dki-jakarta", "country", "ID")))));

    /** An operation: its name in the API document, who may, and a fresh attempt each time. */
    private record Operation(String id, Set<String> allowed, Attempt attempt) {
    }

    private interface Attempt {
        Response by(RequestSpecification caller);
    }

    @Test
    void every_operation_is_open_to_its_roles_and_to_nobody_else() {
        // Given
        List<Operation> operations = operations();

        // When
        List<String> wrong = new ArrayList<>();
        for (Operation operation : operations) {
            CALLERS.forEach((name, caller) -> {
                int status = operation.attempt().by(caller.get()).statusCode();
                boolean right = operation.allowed().contains(name) ? status < 300
                        : status == (name.equals("nobody") ? 401 : 403);
                if (!right) {
                    wrong.add(operation.id() + " by " + name + " -> " + status);
                }
            });
        }

        // Then
        assertThat(wrong).isEmpty();
    }

    @Test
    void no_operation_that_writes_is_missing_here() {
        // Given
        Map<String, Map<String, Map<String, Object>>> paths = given().accept("application/json").get("/q/openapi").then()
                .extract().path("paths");

        // When
        Set<String> written = new TreeSet<>();
        paths.forEach((path, methods) -> methods.forEach((method, operation) -> {
            // What takes any token belongs to whoever made it, of whichever role; the kit tries that.
            if (Set.of("post", "put", "patch", "delete").contains(method) && !takesAnyToken(operation)) {
                written.add((String) operation.get("operationId"));
            }
        }));

        // Then
        assertThat(operations().stream().map(Operation::id)).containsExactlyInAnyOrderElementsOf(written);
    }

    /** The document asks for a token and names no role. */
    static boolean takesAnyToken(Map<String, Object> operation) {
        return List.of(Map.of("bearer", List.of())).equals(operation.get("security"));
    }

    private static List<Operation> operations() {
        String project = posted(officerOf("dki-jakarta"), "/v1/projects", aProject(unique("auth")), "slug");
        String practice = posted(officerOf("dki-jakarta"), "/v1/practices", aPractice(unique("auth")), "slug");
        String meeting = posted(representativeOf("ID"), "/v1/meetings", aMeeting(unique("auth")), "slug");
        String decision = posted(representativeOf("ID"), "/v1/meetings/" + meeting + "/decisions",
                map("text", Map.of("id", "Setuju", "en", "Agreed")), "decisions[0].id");
        String indicator = posted(administrator(), "/v1/indicators", anIndicator(unique("auth")), "code");
        String membership = given().get("/v1/cities/dki-jakarta").then().extract().path("memberships[0].id");
        String officers = "/v1/cities/dki-jakarta/officers";
        String post = posted(representativeOf("ID"), officers, aPostOfOneDay(), "chiefSmartCityOfficers[0].id");
        String representative = given().queryParam("country", "ID").get("/v1/national-representatives").then().extract()
                .path("items[0].id");
        return List.of(
                new Operation("registerCity", COUNTRY, post("/v1/cities", () -> aCity(unique("auth")))),
                new Operation("updateCity", CITY_OR_COUNTRY, patch("/v1/cities/dki-jakarta", Map.of())),
                new Operation("recordMembership", COUNTRY, caller -> {
                    String city = posted(representativeOf("ID"), "/v1/cities", aCity(unique("auth")), "slug");
                    return caller.body(aMembership(2026, "2026-05-01")).post("/v1/cities/" + city + "/memberships");
                }),
                new Operation("changeMembership", COUNTRY,
                        patch("/v1/cities/dki-jakarta", "/memberships/" + membership, Map.of())),
                new Operation("recordOfficer", CITY_OR_COUNTRY, post(officers, AuthorizationTest::aPostOfOneDay)),
                new Operation("changeOfficer", CITY_OR_COUNTRY, patch("/v1/cities/dki-jakarta", "/officers/" + post, Map.of())),
                new Operation("recordChair", COUNTRY, post("/v1/chairs",
                        () -> map("year", nextYear(), "country", "ID", "body", Map.of("en", "Ministry of Home Affairs")))),
                new Operation("recordNationalRepresentative", COUNTRY,
                        post("/v1/national-representatives", AuthorizationTest::aRepresentativeOfOneDay)),
                new Operation("updateNationalRepresentative", COUNTRY,
                        patch("/v1/national-representatives/" + representative, Map.of())),
                new Operation("recordMeeting", COUNTRY, post("/v1/meetings", () -> aMeeting(unique("auth")))),
                new Operation("updateMeeting", COUNTRY, patch("/v1/meetings/" + meeting, Map.of())),
                new Operation("recordDecision", COUNTRY, post("/v1/meetings/" + meeting + "/decisions",
                        () -> map("text", Map.of("id", "Setuju", "en", "Agreed")))),
                new Operation("recordFollowUp", COUNTRY,
                        post("/v1/meetings/" + meeting + "/decisions/" + decision + "/follow-ups",
                                () -> map("doneOn", "2026-03-01", "text", Map.of("en", "Done"), "status", "carried-out"))),
                new Operation("registerProject", CITY_OR_COUNTRY, post("/v1/projects", () -> aProject(unique("auth")))),
                new Operation("updateProject", CITY_OR_COUNTRY, patch("/v1/projects/" + project, Map.of())),
                new Operation("takeProjectStep", CITY_OR_COUNTRY, caller -> {
                    String fresh = posted(officerOf("dki-jakarta"), "/v1/projects", aProject(unique("auth")), "slug");
                    return caller.body(aStep("ongoing", "2025-02-01")).post("/v1/projects/" + fresh + "/steps");
                }),
                new Operation("defineIndicator", ADMINISTRATOR, post("/v1/indicators", () -> anIndicator(unique("auth")))),
                new Operation("addMethod", ADMINISTRATOR, post("/v1/indicators/" + indicator + "/methods",
                        () -> map("description", Map.of("en", "Another survey.")))),
                new Operation("recordObservation", CITY_OR_COUNTRY,
                        post("/v1/observations", () -> anObservation(indicator, aDay(), 40))),
                new Operation("correctObservation", CITY_OR_COUNTRY,
                        patch("/v1/observations/" + anObservationOf(indicator), Map.of())),
                new Operation("examineObservation", COUNTRY, caller -> caller.body(map("to", "reviewed"))
                        .post("/v1/observations/" + anObservationOf(indicator) + "/examinations")),
                new Operation("registerPractice", CITY_OR_COUNTRY, post("/v1/practices", () -> aPractice(unique("auth")))),
                new Operation("updatePractice", CITY_OR_COUNTRY, patch("/v1/practices/" + practice, Map.of())),
                new Operation("adoptPractice", CITY_OR_COUNTRY, caller -> {
                    Map<String, Object> elsewhere = with(aPractice(unique("auth")), "city", "manila");
                    String fresh = posted(officerOf("manila"), "/v1/practices", elsewhere, "slug");
                    return caller.body(anAdoption("dki-jakarta")).post("/v1/practices/" + fresh + "/adoptions");
                }),
                new Operation("publishReport", ADMINISTRATOR,
                        post("/v1/reports", () -> map("year", nextYear(), "asOf", "2199-12-31", "projects", 1))));
    }

    /** Verification is the auditor's, whoever answers for the value. */
    @Test
    void only_an_auditor_verifies() {
        String indicator = posted(administrator(), "/v1/indicators", anIndicator(unique("auth")), "code");
        CALLERS.forEach((name, caller) -> {
            int status = caller.get().body(map("to", "verified"))
                    .post("/v1/observations/" + anObservationOf(indicator) + "/examinations").statusCode();
            assertThat(status).as(name).isEqualTo(name.equals("auditor") ? 201 : name.equals("nobody") ? 401 : 403);
        });
    }

    private static int year = 2040;

    private static int nextYear() {
        return year++;
    }

    private static int day;

    private static String aDay() {
        return java.time.LocalDate.of(1950, 1, 1).plusDays(day++).toString();
    }

    private static Map<String, Object> aPostOfOneDay() {
        String today = aDay();
        return with(aPost(today), "until", today);
    }

    private static Map<String, Object> aRepresentativeOfOneDay() {
        String today = aDay();
        return map("country", "ID", "body", Map.of("en", "Ministry"), "since", today, "until", today);
    }

    private static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
        return Bodies.with(body, name, value);
    }

    private static String anObservationOf(String indicator) {
        return posted(officerOf("dki-jakarta"), "/v1/observations", anObservation(indicator, aDay(), 40), "id");
    }

    private static String posted(RequestSpecification caller, String path, Object body, String member) {
        return caller.body(body).post(path).then().statusCode(201).extract().path(member);
    }

    private static Attempt post(String path, Supplier<Map<String, Object>> body) {
        return caller -> caller.body(body.get()).post(path);
    }

    private static Attempt patch(String path, Object changes) {
        return patch(path, "", changes);
    }

    private static Attempt patch(String tagged, String below, Object changes) {
        return caller -> caller.header("If-Match", tag(tagged)).contentType(MergePatch.MEDIA_TYPE).body(changes)
                .patch(tagged + below);
    }
}
