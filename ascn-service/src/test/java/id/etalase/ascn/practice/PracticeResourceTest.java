package id.etalase.ascn.practice;

import static id.etalase.ascn.Bodies.aPractice;
import static id.etalase.ascn.Bodies.anAdoption;
import static id.etalase.ascn.Bodies.map;
import static id.etalase.ascn.Bodies.with;
import static id.etalase.ascn.Bodies.without;
import static id.etalase.ascn.Callers.officerOf;
import static id.etalase.ascn.Callers.patch;
import static id.etalase.ascn.Callers.unique;
import static id.etalase.testkit.Problems.at;
import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Lessons over HTTP: written by who did it, taken over by others, found in both languages. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "ascn"))
class PracticeResourceTest {

    @ParameterizedTest
    @ValueSource(strings = { "layanan kesehatan rumah", "health HOME", "6.973 pasien" })
    void a_practice_is_found_in_both_languages(String q) {
        given().queryParam("q", q).get("/v1/practices").then().statusCode(200).body("items.slug", hasItem("home-care"));
    }

    @Test
    void a_practice_of_one_city_is_adopted_by_another() {
        // Given
        String practice = registered(aPractice(unique("lesson")));

        // When
        officerOf("makassar").body(anAdoption("makassar")).post("/v1/practices/" + practice + "/adoptions").then()
                .statusCode(201);

        // Then
        given().queryParam("adoptedBy", "makassar").get("/v1/practices").then().body("items.slug", hasItem(practice));
        given().get("/v1/practices/" + practice).then().body("adoptions.city", contains("makassar"))
                .body("adoptions[0].since", equalTo("2026-01"));
    }

    @Test
    void nobody_adopts_twice_or_from_oneself() {
        String practice = registered(aPractice(unique("lesson")));
        String adoptions = "/v1/practices/" + practice + "/adoptions";
        officerOf("makassar").body(anAdoption("makassar")).post(adoptions).then().statusCode(201);
        officerOf("makassar").body(anAdoption("makassar")).post(adoptions).then().spec(problem(409, "already-adopted"));
        officerOf("dki-jakarta").body(anAdoption("dki-jakarta")).post(adoptions).then().spec(problem(400, "invalid-request"))
                .body("errors", contains(at("/city", "own-practice")));
    }

    @Test
    void a_new_practice_names_the_office_that_tells_more() {
        officerOf("dki-jakarta").body(without(aPractice("x"), "contactOffice")).post("/v1/practices").then()
                .spec(problem(400, "invalid-request")).body("errors", contains(at("/contactOffice", "required")));
        officerOf("dki-jakarta").body(with(aPractice("x"), "contactOffice", "-")).post("/v1/practices").then()
                .spec(problem(400, "invalid-request")).body("errors.pointer", hasItem("/contactOffice"));
    }

    @Test
    void what_a_practice_names_must_be_there() {
        officerOf("dki-jakarta").body(with(aPractice("x"), "project", "kuching-flood")).post("/v1/practices").then()
                .body("errors", contains(at("/project", "of-another-city")));
        officerOf("dki-jakarta").body(with(aPractice("x"), "what", Map.of())).post("/v1/practices").then()
                .body("errors", contains(at("/what", "text-required")));
        officerOf("dki-jakarta").body(with(aPractice("x"), "city", "atlantis")).post("/v1/practices").then()
                .body("errors", contains(at("/city", "unknown-city")));
    }

    @Test
    void its_city_stays() {
        String practice = registered(aPractice(unique("lesson")));
        patch(officerOf("dki-jakarta"), "/v1/practices/" + practice, map("city", "makassar")).then()
                .spec(problem(400, "invalid-request")).body("errors", contains(at("/city", "not-changeable")));
    }

    private static String registered(Map<String, Object> body) {
        return officerOf("dki-jakarta").body(body).post("/v1/practices").then().statusCode(201).extract().path("slug");
    }
}
