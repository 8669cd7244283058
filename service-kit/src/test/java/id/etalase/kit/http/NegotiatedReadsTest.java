package id.etalase.kit.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class NegotiatedReadsTest {

    private static final String FEED = "/v1/events/kit-sample";

    /** A cache that is not told keeps the refusal for everybody. */
    @ParameterizedTest
    @CsvSource({ "application/json, 200, 'Accept, Authorization'", "image/png, 406, 'Accept, Accept-Language'" })
    void an_answer_to_a_read_tells_caches_that_it_depends_on_what_was_accepted(String accept, int status, String vary) {
        given().accept(accept).get(FEED).then().statusCode(status).header("Vary", vary);
        given().accept(accept).head(FEED).then().statusCode(status).header("Vary", vary);
    }

    @Test
    void no_cache_keeps_answers_to_other_methods() {
        given().delete(FEED).then().statusCode(405).header("Vary", is("Accept-Language"));
        given().options(FEED).then().header("Vary", nullValue());
    }
}
