package id.etalase.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import id.etalase.gateway.Services.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
@QuarkusTestResource(Services.class)
class CrossOriginTest {

    @Service("partnerships")
    FakeService partnerships;

    @Test
    void a_page_of_anybody_may_read() {
        partnerships.on("/v1/agreements/shared", request -> request.response()
                .putHeader("Access-Control-Allow-Origin", "https://only-me.example").end("{}"));

        given().header("Origin", "https://news.example").get("/v1/agreements/shared").then().statusCode(200)
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Access-Control-Expose-Headers", containsString("ETag"));
    }

    @Test
    void an_answer_is_the_same_whoever_asks_so_that_a_cache_may_keep_it() {
        partnerships.onJson("/v1/agreements/cached", "{}");

        given().get("/v1/agreements/cached").then().statusCode(200)
                .header("Access-Control-Allow-Origin", "*")
                .header("Vary", is(nullValue()));
    }

    @Test
    void a_page_of_anybody_may_ask_whether_it_may_read_and_is_told_that_it_may_not_write() {
        var answer = given().header("Origin", "https://news.example").header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization, content-type")
                .options("/v1/agreements").then().statusCode(204)
                .header("Access-Control-Allow-Headers", containsString("Authorization"))
                .extract();

        assertThat(answer.header("Access-Control-Allow-Methods").split(",")).containsExactlyInAnyOrder("GET", "HEAD");
        assertThat(partnerships.seen()).noneMatch(request -> request.method().equals("OPTIONS"));
    }

    @Test
    void a_page_of_the_gateway_itself_may_write() {
        partnerships.on("/v1/agreements/own", request -> request.response().setStatusCode(201).end("{}"));

        given().header("Origin", "https://etalase.example").post("/v1/agreements/own").then().statusCode(201);
        given().header("Origin", "http://localhost:" + RestAssured.port).post("/v1/agreements/own").then().statusCode(201)
                .header("Access-Control-Allow-Methods", is(nullValue()));
    }

    /** What stands in the documents is of no use to a page that may not send or read it. */
    @Test
    void every_header_of_the_documents_may_be_sent_and_read() throws JsonProcessingException {
        JsonNode document = new JsonMapper().readTree(given().get("/openapi").asString());
        var preflight = given().header("Origin", "https://news.example").header("Access-Control-Request-Method", "GET")
                .options("/v1/agreements");
        String readable = given().header("Origin", "https://news.example").get("/v1/nothing")
                .header("Access-Control-Expose-Headers")
                // By the standard of fetch.
                + ",Cache-Control,Content-Language,Content-Length,Content-Type,Expires,Last-Modified";

        for (JsonNode operation : document.findParents("responses")) {
            for (JsonNode parameter : operation.path("parameters")) {
                JsonNode known = resolve(document, parameter);
                if (known.path("in").asText().equals("header")) {
                    assertThat(preflight.header("Access-Control-Allow-Headers"))
                            .containsIgnoringCase(known.path("name").asText());
                }
            }
            for (JsonNode answer : operation.path("responses")) {
                resolve(document, answer).path("headers").fieldNames()
                        .forEachRemaining(name -> assertThat(readable).containsIgnoringCase(name));
            }
        }
    }

    private static JsonNode resolve(JsonNode document, JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }
}
