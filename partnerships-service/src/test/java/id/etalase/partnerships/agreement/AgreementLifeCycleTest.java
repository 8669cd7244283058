package id.etalase.partnerships.agreement;

import static id.etalase.partnerships.agreement.Officer.aProposal;
import static id.etalase.partnerships.agreement.Officer.advance;
import static id.etalase.partnerships.agreement.Officer.approve;
import static id.etalase.partnerships.agreement.Officer.as;
import static id.etalase.partnerships.agreement.Officer.bureau;
import static id.etalase.partnerships.agreement.Officer.etag;
import static id.etalase.partnerships.agreement.Officer.move;
import static id.etalase.partnerships.agreement.Officer.patch;
import static id.etalase.partnerships.agreement.Officer.registered;
import static id.etalase.partnerships.agreement.Officer.statusOfMove;
import static id.etalase.partnerships.agreement.Officer.stepTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.partnerships.cooperation.Stage;
import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The life of an agreement as the law orders it, with the offices as separate callers. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "partnerships"))
class AgreementLifeCycleTest {

    @Test
    void a_sister_link_goes_from_proposed_to_active_with_both_ministries() {
        // Given
        String agreement = registered(aProposal());

        // When
        advance(agreement, "active");

        // Then
        given().get("/v1/agreements/{a}", agreement).then().statusCode(200)
                .body("stage", equalTo("active"))
                .body("signedOn", equalTo("2026-02-01"))
                .body("approvals.type", containsInAnyOrder("council-approval", "home-affairs-approval",
                        "foreign-affairs-approval", "full-powers"));
    }

    /** At each stage, every role tries every stage: what happens is what the list of transitions had promised. */
    @ParameterizedTest
    @CsvSource({ "KSDPL, hanoi, true", "KSDLL, c40-cities, false", "KSDD, kota-bekasi, true" })
    void whatever_a_role_tries_the_list_of_transitions_had_told(String kind, String partner, boolean burden) {
        // Given
        Map<String, Object> proposal = aProposal(kind, partner);
        proposal.put("unbudgetedBurden", burden);
        String agreement = registered(proposal);
        Set<String> visited = new HashSet<>();

        // When
        String stage = "proposed";
        while (!stage.equals("active")) {
            visited.add(stage);
            for (String role : List.of("cooperation-officer", "home-affairs", "foreign-affairs")) {
                tryEverything(role, agreement, stage);
            }
            for (String role : List.of("app", "auditor", "administrator")) {
                assertThat(statusOfMove(role, agreement, stepTo("withdrawn"))).isEqualTo(403);
            }
            stage = goOn(agreement, stage);
        }

        // Then
        assertThat(visited).contains("proposed", "signed").hasSizeGreaterThan(5);
        assertThat(visited.contains("council-review")).isEqualTo(burden);
    }

    private static void tryEverything(String role, String agreement, String stage) {
        List<Map<String, Object>> promised = as(role).get("/v1/agreements/{a}/transitions", agreement).then()
                .statusCode(
                        role.equals("app") && !Stage.valueOf(stage.toUpperCase(Locale.ROOT).replace('-', '_')).isPublic() ? 404
                                : 200)
                .extract().path("transitions");
        Map<String, Map<String, Object>> byTarget = new HashMap<>();
        promised.forEach(step -> byTarget.put((String) step.get("to"), step));
        for (Stage target : Stage.values()) {
            String to = target.name().toLowerCase(Locale.ROOT).replace('_', '-');
            Map<String, Object> step = byTarget.get(to);
            if (step != null && (boolean) step.get("ready")) {
                continue;
            }
            int expected = step == null || (boolean) step.get("allowed") ? 409 : 403;
            Map<String, Object> body = stepTo(to);
            if (to.equals("terminated")) {
                body.put("ground", "breach");
            }
            assertThat(statusOfMove(role, agreement, body)).as("%s moves it from %s to %s", role, stage, to)
                    .isEqualTo(expected);
        }
        bureau().get("/v1/agreements/{a}", agreement).then().body("stage", equalTo(stage));
    }

    private static String goOn(String agreement, String stage) {
        for (String approval : List.of("council-approval", "home-affairs-approval", "foreign-affairs-approval",
                "full-powers")) {
            String role = approval.startsWith("council") ? "cooperation-officer"
                    : approval.startsWith("home") ? "home-affairs" : "foreign-affairs";
            int status = approve(role, agreement, approval).extract().statusCode();
            assertThat(status).isIn(201, 409);
        }
        for (String role : List.of("cooperation-officer", "home-affairs")) {
            List<Map<String, Object>> steps = as(role).get("/v1/agreements/{a}/transitions", agreement).then().extract()
                    .path("transitions");
            for (Map<String, Object> step : steps) {
                if ((boolean) step.get("ready")
                        && List.of("advance", "sign", "activate").contains((String) step.get("action"))) {
                    move(role, agreement, stepTo((String) step.get("to"))).statusCode(200);
                    return (String) step.get("to");
                }
            }
        }
        throw new AssertionError("no way on from " + stage);
    }

    @Test
    void nothing_is_signed_without_the_full_powers_of_foreign_affairs() {
        // Given
        String agreement = registered(aProposal());
        advance(agreement, "approved");

        // When
        var answer = move("cooperation-officer", agreement, stepTo("signed"));

        // Then
        answer.statusCode(409).contentType("application/problem+json")
                .body("code", equalTo("transition-incomplete"))
                .body("missing.approval", contains("full-powers"))
                .body("missing[0].authority", equalTo("foreign-affairs"))
                .body("missing[0].state", equalTo("not-given"));
    }

    @ParameterizedTest
    @CsvSource({ "home-affairs, foreign-affairs-approval", "foreign-affairs, home-affairs-approval",
            "cooperation-officer, home-affairs-approval", "cooperation-officer, full-powers",
            "home-affairs, council-approval" })
    void nobody_approves_for_another_authority(String role, String approval) {
        // Given
        String agreement = registered(aProposal());
        advance(agreement, "interministerial-review");

        // When
        var answer = approve(role, agreement, approval);

        // Then
        answer.statusCode(403).body("code", equalTo("approval-of-another-authority"));
        bureau().get("/v1/agreements/{a}/approvals", agreement).then().body("items.type", contains("council-approval"));
    }

    @Test
    void an_edit_of_what_was_approved_voids_every_approval() {
        // Given
        String agreement = registered(aProposal());
        advance(agreement, "approved");

        // When
        patch(agreement, etag(agreement), Map.of("sectors", List.of("health"))).statusCode(200).body("revision", equalTo(2));

        // Then
        bureau().get("/v1/agreements/{a}", agreement).then()
                .body("approvals.voidedAt", hasSize(3)).body("approvals.voidedAt", everyItem(notNullValue()));
        approve("foreign-affairs", agreement, "full-powers").statusCode(201);
        move("cooperation-officer", agreement, stepTo("signed")).statusCode(409)
                .body("missing.approval",
                        containsInAnyOrder("council-approval", "home-affairs-approval", "foreign-affairs-approval"))
                .body("missing.state", contains("void", "void", "void"));
    }

    @Test
    void a_remark_of_the_register_voids_nothing() {
        // Given
        String agreement = registered(aProposal());
        advance(agreement, "approved");

        // When
        patch(agreement, etag(agreement), Map.of("responsibleOffice", "Dinas Lingkungan Hidup")).statusCode(200);

        // Then
        approve("foreign-affairs", agreement, "full-powers").statusCode(201);
        move("cooperation-officer", agreement, stepTo("signed")).statusCode(200);
    }

    @Test
    void a_decision_on_an_earlier_revision_is_refused() {
        // Given
        String agreement = registered(aProposal());
        advance(agreement, "interministerial-review");
        patch(agreement, etag(agreement), Map.of("sectors", List.of("health"))).statusCode(200);

        // When
        var answer = approve("home-affairs", agreement, "home-affairs-approval", 1);

        // Then
        answer.statusCode(409).body("code", equalTo("approval-revision-outdated")).body("revision", equalTo(2));
    }

    @Test
    void a_refusal_stands_above_an_earlier_approval() {
        // Given
        String agreement = registered(aProposal());
        advance(agreement, "interministerial-review");
        approve("home-affairs", agreement, "home-affairs-approval").statusCode(201);
        approve("foreign-affairs", agreement, "foreign-affairs-approval").statusCode(201);

        // When
        as("foreign-affairs").contentType("application/json")
                .body(Map.of("type", "foreign-affairs-approval", "decision", "refused", "revision", 1, "letterNumber", "7/LN",
                        "decidedOn", "2026-02-02"))
                .post("/v1/agreements/{a}/approvals", agreement).then().statusCode(201);

        // Then
        move("home-affairs", agreement, stepTo("approved")).statusCode(409).body("missing.state", contains("refused"));
    }

    @ParameterizedTest
    @CsvSource({ "council-review, planning, cooperation-officer", "ministry-verification, planning, home-affairs",
            "interministerial-review, drafting, foreign-affairs", "interministerial-review, drafting, home-affairs" })
    void a_reviewer_sends_it_back_with_a_reason(String from, String to, String role) {
        // Given
        String agreement = registered(aProposal());
        advance(agreement, from);
        Map<String, Object> withoutReason = Map.of("to", to);
        move(role, agreement, withoutReason).statusCode(400).body("errors.pointer", contains("/reason"));

        // When
        var answer = move(role, agreement, Map.of("to", to, "reason", "The plan has no budget."));

        // Then
        answer.statusCode(200).body("stage", equalTo(to));
        as("auditor").get("/v1/agreements/{a}/steps", agreement).then().statusCode(200)
                .body("items.action", hasItem("return")).body("items[-1].reason", equalTo("The plan has no budget."))
                .body("items[-1].actor.role", equalTo(role));
    }

    @ParameterizedTest
    @CsvSource({ "council-review, cooperation-officer", "ministry-verification, home-affairs",
            "interministerial-review, foreign-affairs" })
    void what_is_rejected_is_over(String from, String role) {
        // Given
        String agreement = registered(aProposal());
        advance(agreement, from);

        // When
        move(role, agreement, Map.of("to", "rejected", "reason", "No diplomatic relations.")).statusCode(200);

        // Then
        bureau().get("/v1/agreements/{a}/transitions", agreement).then().body("transitions", empty());
        patch(agreement, etag(agreement), Map.of("sectors", List.of("health"))).statusCode(409)
                .body("code", equalTo("agreement-settled"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "proposed", "planning", "approved" })
    void the_bureau_withdraws_what_is_not_signed(String stage) {
        // Given
        String agreement = registered(aProposal());
        advance(agreement, stage);

        // When
        var answer = move("cooperation-officer", agreement, Map.of("to", "withdrawn", "reason", "The partner has declined."));

        // Then
        answer.statusCode(200).body("stage", equalTo("withdrawn"));
        given().get("/v1/agreements/{a}", agreement).then().statusCode(404);
    }

    @Test
    void an_active_agreement_rests_goes_on_and_is_ended_for_a_ground_of_the_law() {
        // Given
        String agreement = registered(aProposal());
        advance(agreement, "active");
        move("cooperation-officer", agreement, Map.of("to", "suspended", "reason", "Pandemic.")).statusCode(200);
        move("cooperation-officer", agreement, Map.of("to", "active", "reason", "Over.")).statusCode(200);
        Map<String, Object> ending = Map.of("to", "terminated", "reason", "Replaced.", "occurredOn", "2026-06-30", "ground",
                "replaced");

        // When
        var answer = move("cooperation-officer", agreement, ending);

        // Then
        answer.statusCode(200).body("stage", equalTo("terminated")).body("endedOn", equalTo("2026-06-30"))
                .body("endGround", equalTo("replaced"));
    }

    @Test
    void a_completed_agreement_keeps_the_day_on_which_it_ended() {
        // Given
        String agreement = registered(aProposal());
        advance(agreement, "active");

        // When
        var answer = move("cooperation-officer", agreement,
                Map.of("to", "completed", "reason", "All targets reached.", "occurredOn", "2026-05-01"));

        // Then
        answer.statusCode(200).body("endedOn", equalTo("2026-05-01"));
    }

    @Test
    void it_does_not_expire_before_its_last_day() {
        // Given
        String agreement = registered(aProposal());
        advance(agreement, "active");

        // When
        var answer = move("cooperation-officer", agreement, Map.of("to", "expired"));

        // Then
        answer.statusCode(409).body("missing.requirement", contains("term-over"));
    }

    @Test
    void an_old_agreement_of_which_nobody_knows_is_verified_with_a_document() {
        // Given
        String agreement = "gyeonggi-2015";

        // When
        var answer = move("cooperation-officer", agreement, Map.of("to", "expired", "reason", "Checked with the province.",
                "document", Map.of("reference", "12/KS/2026")));

        // Then
        answer.statusCode(200).body("stage", equalTo("expired"));
    }

    @Test
    void whether_the_council_must_agree_has_to_be_decided_first() {
        // Given
        String agreement = registered(aProposal("KSDD", "kota-bekasi"));
        for (String stage : List.of("offered", "joint-agreement-drafting", "joint-agreement-signed")) {
            move("cooperation-officer", agreement, stepTo(stage)).statusCode(200);
        }

        // When
        var answer = move("cooperation-officer", agreement, stepTo("contract-drafting"));

        // Then
        answer.statusCode(409).body("missing.pointer", contains("/unbudgetedBurden"));
    }

    @Test
    void a_step_of_tomorrow_has_not_happened() {
        // Given
        String agreement = registered(aProposal());
        Map<String, Object> step = stepTo("exploring");
        step.put("occurredOn", "2199-01-01");

        // When
        var answer = move("cooperation-officer", agreement, step);

        // Then
        answer.statusCode(400).body("errors.pointer", contains("/occurredOn")).body("errors.code", contains("in-the-future"));
    }

    @Test
    void nothing_is_signed_before_what_it_rests_on() {
        // Given
        String agreement = registered(aProposal());
        advance(agreement, "approved");
        approve("foreign-affairs", agreement, "full-powers").statusCode(201);
        Map<String, Object> step = stepTo("signed");
        step.put("occurredOn", "2026-01-31");

        // When
        var answer = move("cooperation-officer", agreement, step);

        // Then
        answer.statusCode(400).body("errors.pointer", contains("/occurredOn"))
                .body("errors.code", contains("before-what-it-rests-on"))
                .body("errors.detail[0]", containsString("2026-02-01"));
        move("cooperation-officer", agreement, stepTo("signed")).statusCode(200);
    }

    @Test
    void no_authority_decides_before_it_was_asked() {
        // Given
        String agreement = registered(aProposal());
        advance(agreement, "council-review");

        // When
        var answer = approve("cooperation-officer", agreement, "council-approval", 1, "2026-01-31");

        // Then
        answer.statusCode(400).body("errors.pointer", contains("/decidedOn"))
                .body("errors.code", contains("before-what-it-rests-on"))
                .body("errors.detail[0]", containsString("2026-02-01"));
    }

    @Test
    void no_step_is_older_than_the_republic() {
        // Given
        String agreement = registered(aProposal());
        Map<String, Object> step = stepTo("exploring");
        step.put("occurredOn", "1800-01-01");

        // When
        var answer = move("cooperation-officer", agreement, step);

        // Then
        answer.statusCode(400).body("errors.pointer", contains("/occurredOn")).body("errors.detail[0]",
                containsString("1945-08-17"));
    }

    @Test
    void the_letter_on_an_earlier_revision_cannot_be_put_on_file_again_for_the_new_one() {
        // Given
        String agreement = registered(aProposal());
        advance(agreement, "interministerial-review");
        approve("home-affairs", agreement, "home-affairs-approval").statusCode(201);
        patch(agreement, etag(agreement), Map.of("sectors", List.of("health"))).statusCode(200);

        // When
        var answer = approve("home-affairs", agreement, "home-affairs-approval", 2, "2026-02-01");

        // Then
        answer.statusCode(400).body("errors.code", contains("before-what-it-rests-on"));
        approve("home-affairs", agreement, "home-affairs-approval").statusCode(201);
    }

    @Test
    void an_agreement_whose_kind_is_not_decided_goes_nowhere() {
        move("cooperation-officer", "domestic-institutions-19", Map.of("to", "suspended", "reason", "why")).statusCode(409)
                .body("code", equalTo("kind-not-decided"));
        bureau().get("/v1/agreements/domestic-institutions-19/transitions").then().statusCode(200)
                .body("transitions", empty());
    }
}
