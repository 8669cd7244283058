package id.etalase.kit.error;

import static id.etalase.testkit.Problems.at;
import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class JsonProblemsTest {

    @Test
    void a_broken_text_is_told_with_line_and_column() {
        post("{\"title\": \"x\",\n  oops}").spec(problem(400, "malformed-json")).body("line", equalTo(2))
                .body("column", equalTo(3)).body("detail", containsString("line 2"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"title\":\"x\"", "{\"title\":\"x\"} {}", "{\"title\":\"x\"}x", "'x'", "{\"title\":NaN}",
            "{\"title\":\"a\nb\"}", "{\"cost\":01}", "{\"title\":\"\\q\"}" })
    void what_is_not_one_json_value_is_malformed(String body) {
        post(body).spec(problem(400, "malformed-json"));
    }

    @Test
    void bytes_that_are_not_utf_8_are_malformed() {
        post(new byte[] { '{', '"', 't', 'i', 't', 'l', 'e', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}' })
                .spec(problem(400, "malformed-json"));
    }

    @Test
    void deep_nesting_is_malformed() {
        given().auth().oauth2(Tokens.of("app")).contentType("application/merge-patch+json")
                .body("{\"tags\":" + "[".repeat(100) + "]".repeat(100) + "}").patch("/v1/notes/" + UUID.randomUUID()).then()
                .spec(problem(400, "malformed-json"));
    }

    @Test
    void a_number_of_endless_digits_is_malformed() {
        post("{\"title\":\"x\",\"cost\":" + "9".repeat(5_000) + "}").spec(problem(400, "malformed-json"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "title   | 7                      | not-a-text",
            "title   | true                   | not-a-text",
            "title   | {}                     | not-a-text",
            "title   | [\"x\"]                | not-a-text",
            "stars   | \"3\"                  | not-a-whole-number",
            "stars   | 3.5                    | not-a-whole-number",
            "stars   | \"\"                   | not-a-whole-number",
            "stars   | true                   | not-a-whole-number",
            "stars   | 99999999999            | number-out-of-range",
            "views   | 99999999999999999999   | number-out-of-range",
            "weight  | 1e999                  | number-out-of-range",
            "weight  | \"1\"                  | not-a-number",
            "cost    | 1e999999999            | number-out-of-range",
            "cost    | \"12.50\"              | not-a-number",
            "pinned  | 1                      | not-a-boolean",
            "pinned  | \"true\"               | not-a-boolean",
            "pinned  | \"\"                   | not-a-boolean",
            "mood    | \"VERY_GOOD\"          | not-one-of",
            "mood    | \"excellent\"          | not-one-of",
            "mood    | \"\"                   | not-one-of",
            "mood    | 1                      | not-one-of",
            "due     | \"2026-02-30\"         | not-a-date",
            "due     | \"2026-2-3\"           | not-a-date",
            "due     | \"2026-01-31T00:00:00Z\" | not-a-date",
            "due     | [2026,1,31]            | not-a-date",
            "due     | 20260131               | not-a-date",
            "due     | \"\"                   | not-a-date",
            "remindAt | \"2026-01-31\"        | not-an-instant",
            "remindAt | \"2026-01-31T25:00:00Z\" | not-an-instant",
            "remindAt | 1769850000            | not-an-instant",
            "parent  | \"1-1-1-1-1\"          | not-a-uuid",
            "parent  | \"\"                   | not-a-uuid",
            "links   | {}                     | not-a-list",
            "links   | \"\"                   | not-a-list",
            "span    | \"\"                   | not-an-object",
            "span    | []                     | not-an-object" })
    void a_value_of_the_wrong_kind_is_told_with_its_pointer(String member, String value, String code) {
        post("{\"" + member + "\":" + value + "}").spec(problem(400, "invalid-request"))
                .body("errors", contains(at("/" + member, code)));
    }

    @Test
    void an_unknown_constant_is_answered_with_the_known_ones() {
        post("{\"title\":\"x\",\"mood\":\"odd\"}").body("errors[0].allowed", contains("very-good", "so-so"))
                .body("errors[0].detail", containsString("very-good, so-so"));
    }

    @Test
    void an_unknown_member_is_answered_with_the_known_ones() {
        post("{\"title\":\"x\",\"links\":[{\"label\":\"a\",\"colour\":\"red\"}]}").spec(problem(400, "invalid-request"))
                .body("errors", contains(at("/links/0/colour", "unknown-member")))
                .body("errors[0].allowed", contains("href", "label"));
    }

    @Test
    void a_member_that_stands_twice_is_refused() {
        post("{\"title\":\"x\",\"span\":{\"from\":\"2026-01-01\",\"from\":\"2026-01-02\"}}")
                .spec(problem(400, "invalid-request")).body("errors", contains(at("/span/from", "repeated-member")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "a\\u0000b", "\\ud800", "\\udc00x" })
    void characters_that_cannot_be_stored_are_refused(String text) {
        post("{\"title\":\"" + text + "\"}").spec(problem(400, "invalid-request"))
                .body("errors", contains(at("/title", "forbidden-character")));
        post("{\"title\":\"x\",\"tags\":[\"a\",\"" + text + "\"]}")
                .body("errors", contains(at("/tags/1", "forbidden-character")));
    }

    @Test
    void null_in_a_list_is_refused() {
        post("{\"title\":\"x\",\"tags\":[\"a\",null]}").spec(problem(400, "invalid-request"))
                .body("errors", contains(at("/tags/1", "required")));
    }

    @Test
    void constraints_are_told_with_pointers_into_nested_lists() {
        post("{\"title\":\"" + "x".repeat(21) + "\",\"stars\":9,\"tags\":[\"a\",\" \"],"
                + "\"links\":[{\"label\":\"ok\"},{\"label\":\"\",\"href\":\"ftp://x\"}]}")
                .spec(problem(400, "invalid-request"))
                .body("errors", hasItem(at("/title", "too-long"))).body("errors", hasItem(at("/stars", "too-large")))
                .body("errors", hasItem(at("/tags/1", "required"))).body("errors", hasItem(at("/links/1/label", "required")))
                .body("errors", hasItem(at("/links/1/href", "not-a-link"))).body("errors.size()", equalTo(5))
                .body("errors.find { it.pointer == '/title' }.detail", equalTo("May have at most 20 characters."));
    }

    @Test
    void too_many_entries_and_too_small_numbers_are_told() {
        post("{\"title\":\"x\",\"stars\":0,\"links\":[{\"label\":\"a\"},{\"label\":\"b\"},{\"label\":\"c\"},{\"label\":\"d\"}]}")
                .spec(problem(400, "invalid-request"))
                .body("errors", contains(at("/links", "too-many"), at("/stars", "too-small")));
    }

    @Test
    void a_rule_of_a_value_is_told_at_its_place_in_the_body() {
        post("{\"title\":\"x\",\"span\":{\"from\":\"2026-02-01\",\"until\":\"2026-01-01\"}}")
                .spec(problem(400, "invalid-request")).body("errors", contains(at("/span/until", "before-its-start")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "   ", "null" })
    void a_missing_body_is_told(String body) {
        post(body).spec(problem(400, "body-required"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "7", "\"x\"" })
    void a_body_that_is_no_object_is_told(String body) {
        post(body).spec(problem(400, "invalid-request")).body("errors", contains(at("", "not-an-object")));
    }

    @Test
    void what_is_right_comes_back_as_it_was_sent() {
        post("{\"title\":\"Ünï 😀\",\"mood\":\"so-so\",\"due\":\"2028-02-29\",\"remindAt\":\"2026-01-31T16:30:00.5+07:00\","
                + "\"cost\":12.50,\"pinned\":false,\"tags\":[\"a\"],\"stars\":null}").statusCode(200)
                .body("title", equalTo("Ünï 😀")).body("mood", equalTo("so-so")).body("due", equalTo("2028-02-29"))
                .body("remindAt", equalTo("2026-01-31T09:30:00.500Z")).body("$", not(hasKey("stars")))
                .body("$", not(hasKey("remark"))).body(containsString("12.50"));
    }

    private static ValidatableResponse post(String body) {
        return post(body.getBytes(StandardCharsets.UTF_8));
    }

    private static ValidatableResponse post(byte[] body) {
        return given().header("Content-Type", "application/json").body(body).post("/v1/notes/echo").then();
    }
}
