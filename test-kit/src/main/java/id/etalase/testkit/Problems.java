package id.etalase.testkit;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import java.util.Map;

import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeDiagnosingMatcher;

import io.restassured.builder.ResponseSpecBuilder;
import io.restassured.specification.ResponseSpecification;

/**
 * What an answer must look like that says no, for REST-assured:
 *
 * <pre>{@code
 * .then().spec(problem(400, "invalid-request")).body("errors", contains(at("/title", "required")));
 * }</pre>
 */
public final class Problems {

    private Problems() {
    }

    /**
     * A complete problem document (RFC 9457): status in line and body, media type, {@code type} that ends with the code,
     * title, trace id, language, and no trace of the Java behind it.
     *
     * @param status of HTTP
     * @param code the stable name of the kind of problem
     */
    public static ResponseSpecification problem(int status, String code) {
        return new ResponseSpecBuilder()
                .expectStatusCode(status)
                .expectContentType("application/problem+json")
                .expectHeader("Content-Language", oneOf("en", "id"))
                .expectHeader("Vary", containsString("Accept-Language"))
                .expectHeader("X-Request-Id", not(blankOrNullString()))
                .expectBody("status", equalTo(status))
                .expectBody("code", equalTo(code))
                .expectBody("type", allOf(endsWith("/problems/" + code), containsString("://")))
                .expectBody("title", allOf(not(blankOrNullString()), not(equalTo(code))))
                .expectBody("traceId", not(blankOrNullString()))
                .expectBody(not(containsString("Exception")))
                .expectBody(not(containsString("id.etalase")))
                .build();
    }

    /** An entry of {@code errors} about a place of the request body, named by JSON Pointer. */
    public static Matcher<Map<? extends String, ?>> at(String pointer, String code) {
        return entry("pointer", pointer, code);
    }

    /** An entry of {@code errors} about a query parameter. */
    public static Matcher<Map<? extends String, ?>> parameter(String name, String code) {
        return entry("parameter", name, code);
    }

    /** An entry of {@code errors} about a request header. */
    public static Matcher<Map<? extends String, ?>> header(String name, String code) {
        return entry("header", name, code);
    }

    private static Matcher<Map<? extends String, ?>> entry(String place, String name, String code) {
        return new TypeSafeDiagnosingMatcher<>() {
            @Override
            protected boolean matchesSafely(Map<? extends String, ?> entry, Description mismatch) {
                mismatch.appendValue(entry);
                // An entry without a text is one that the bundles have forgotten.
                return name.equals(entry.get(place)) && code.equals(entry.get("code")) && entry.get("detail") != null;
            }

            @Override
            public void describeTo(Description description) {
                description.appendText("an error with a text, code ").appendValue(code).appendText(" and ")
                        .appendText(place).appendText(" ").appendValue(name);
            }
        };
    }
}
