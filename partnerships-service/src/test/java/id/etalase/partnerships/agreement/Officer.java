package id.etalase.partnerships.agreement;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What the offices do, in the words of the API; every call is a new request with a key of its own. */
public final class Officer {

    /** Signing one takes longer than most requests. */
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Officer() {
    }

    public static RequestSpecification as(String role) {
        return given().auth().oauth2(TOKENS.computeIfAbsent(role, Tokens::of)).header("Idempotency-Key",
                UUID.randomUUID().toString());
    }

    public static RequestSpecification bureau() {
        return as("cooperation-officer");
    }

    /** A proposal with Hanoi on clean air, of the kind KSDPL; fresh at each call. */
    public static Map<String, Object> aProposal() {
        Map<String, Object> proposal = new HashMap<>();
        proposal.put("title", Map.of("id", "Nota kesepahaman udara bersih dengan Hanoi", "en", "Clean air with Hanoi"));
        proposal.put("kind", "KSDPL");
        proposal.put("instrument", "memorandum");
        proposal.put("partners", List.of("hanoi"));
        proposal.put("sectors", List.of("air-quality"));
        proposal.put("term", Map.of("startsOn", "2027-01-01", "endsOn", "2031-12-31"));
        return proposal;
    }

    static Map<String, Object> aProposal(String kind, String partner) {
        Map<String, Object> proposal = aProposal();
        proposal.put("kind", kind);
        proposal.put("partners", List.of(partner));
        return proposal;
    }

    /** Makes a city a partner, under its names in Indonesian and English. */
    static void registerCity(String slug, String country, String nameId, String nameEn) {
        bureau().contentType("application/json").body(Map.of("slug", slug, "type", "city", "country", country, "name",
                Map.of("id", nameId, "en", nameEn))).post("/v1/partners").then().statusCode(201);
    }

    /** Registers it and tells its slug. */
    public static String registered(Map<String, Object> proposal) {
        return bureau().contentType("application/json").body(proposal).post("/v1/agreements")
                .then().statusCode(201).extract().path("slug");
    }

    static ValidatableResponse move(String role, String agreement, Map<String, Object> step) {
        return as(role).contentType("application/json").body(step).post("/v1/agreements/{a}/transitions", agreement).then();
    }

    /**
     * The status of the answer to a step, asked for by a client that does nothing else: for the tests that try hundreds of
     * steps.
     */
    static int statusOfMove(String role, String agreement, Map<String, Object> step) {
        try {
            HttpRequest request = HttpRequest
                    .newBuilder(
                            URI.create("http://localhost:" + RestAssured.port + "/v1/agreements/" + agreement + "/transitions"))
                    .header("Authorization", "Bearer " + TOKENS.computeIfAbsent(role, Tokens::of))
                    .header("Idempotency-Key", UUID.randomUUID().toString()).header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(step))).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Everything that any step could ask for. */
    static Map<String, Object> stepTo(String stage) {
        Map<String, Object> step = new HashMap<>();
        step.put("to", stage);
        step.put("reason", "as agreed");
        step.put("occurredOn", "2026-02-01");
        step.put("document", Map.of("title", "Surat", "reference", "1/KS/2026", "dated", "2026-01-15"));
        return step;
    }

    static ValidatableResponse approve(String role, String agreement, String type) {
        int revision = bureau().get("/v1/agreements/{a}", agreement).then().extract().path("revision");
        return approve(role, agreement, type, revision);
    }

    /** On the first revision in February; on a later one today, as its tests make it today. */

    static ValidatableResponse approve(String role, String agreement, String type, int revision) {
        return approve(role, agreement, type, revision,
                revision == 1 ? "2026-02-01" : LocalDate.now(ZoneId.of("Asia/Jakarta")).toString());
    }

    static ValidatableResponse approve(String role, String agreement, String type, int revision, String decidedOn) {
        return as(role).contentType("application/json")
                .body(Map.of("type", type, "decision", "approved", "revision", revision, "letterNumber", "099/1/SJ",
                        "decidedOn", decidedOn))
                .post("/v1/agreements/{a}/approvals", agreement).then();
    }

    static String etag(String agreement) {
        return bureau().get("/v1/agreements/{a}", agreement).then().statusCode(200).extract().header("ETag");
    }

    static ValidatableResponse patch(String agreement, String etag, Object patch) {
        return bureau().header("If-Match", etag).contentType("application/merge-patch+json").body(patch)
                .patch("/v1/agreements/{a}", agreement).then();
    }

    /** Takes a KSDPL agreement to a stage on its way to the signing, with all approvals that are needed up to there. */
    public static void advance(String agreement, String toStage) {
        List<String> way = List.of("proposed", "exploring", "intent-signed", "planning", "council-review",
                "ministry-verification", "drafting", "interministerial-review", "approved", "signed", "active");
        String stage = bureau().get("/v1/agreements/{a}", agreement).then().extract().path("stage");
        for (int i = way.indexOf(stage); i < way.indexOf(toStage); i++) {
            switch (way.get(i)) {
                case "council-review" -> approve("cooperation-officer", agreement, "council-approval").statusCode(201);
                case "interministerial-review" -> {
                    approve("home-affairs", agreement, "home-affairs-approval").statusCode(201);
                    approve("foreign-affairs", agreement, "foreign-affairs-approval").statusCode(201);
                }
                case "approved" -> approve("foreign-affairs", agreement, "full-powers").statusCode(201);
                default -> {
                }
            }
            String next = way.get(i + 1);
            String role = next.equals("drafting") || next.equals("approved") ? "home-affairs" : "cooperation-officer";
            move(role, agreement, stepTo(next)).statusCode(200);
        }
    }
}
