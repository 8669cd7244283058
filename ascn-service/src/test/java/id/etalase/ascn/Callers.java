package id.etalase.ascn;

import static io.restassured.RestAssured.given;

import java.util.Map;
import java.util.UUID;

import id.etalase.kit.http.MergePatch;
import id.etalase.testkit.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Who sends requests in the tests of this service. */
public final class Callers {

    private Callers() {
    }

    /** The officer of a city. */
    public static RequestSpecification officerOf(String city) {
        return with(Tokens.of(Roles.CITY_OFFICER, Map.of("city", city, "office", "Smart city unit")));
    }

    /** The representative of a country. */
    public static RequestSpecification representativeOf(String country) {
        return with(Tokens.of(Roles.NATIONAL_REPRESENTATIVE, Map.of("country", country, "office", "Ministry")));
    }

    public static RequestSpecification auditor() {
        return with(Tokens.of(Roles.AUDITOR));
    }

    public static RequestSpecification administrator() {
        return with(Tokens.of(Roles.ADMINISTRATOR));
    }

    /** A caller with a token of any kind, whose repeats are told apart. */
    public static RequestSpecification with(String token) {
        return given().auth().oauth2(token).header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json");
    }

    /** The present tag of a thing. */
    public static String tag(String path) {
        return given().get(path).then().statusCode(200).extract().header("ETag");
    }

    /** Sends a merge patch on the present version. */
    public static Response patch(RequestSpecification caller, String path, Object changes) {
        return caller.header("If-Match", tag(path)).contentType(MergePatch.MEDIA_TYPE).body(changes).patch(path);
    }

    /** A slug that no other test uses. */
    public static String unique(String stem) {
        return stem + "-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
