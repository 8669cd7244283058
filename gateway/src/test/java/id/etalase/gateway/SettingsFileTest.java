package id.etalase.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import id.etalase.gateway.Services.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(Services.class)
class SettingsFileTest {

    private static final String LOG = "id.etalase.gateway.route.SettingsFile";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Service("ascn")
    FakeService ascn;
    @Service("partnerships")
    FakeService other;

    @Test
    void new_routes_and_replicas_are_in_force_without_a_restart_and_without_a_failed_request() throws IOException {
        // Given
        ascn.onJson("/v1/cities/reload", "{}");
        ascn.onJson("/v1/brand-new", "{}");
        other.onJson("/v1/brand-new", "{}");
        ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Void> readers = CompletableFuture.runAsync(() -> {
            while (!stop.get()) {
                statuses.add(given().get("/v1/cities/reload").statusCode());
            }
        });
        given().get("/v1/brand-new").then().statusCode(404);

        // When
        Services.set("""
                etalase.gateway.services.fresh.urls=%s,%s
                etalase.gateway.services.fresh.prefixes=/v1/brand-new
                """.formatted(ascn.url(), other.url()));
        await().atMost(PATIENCE).until(() -> given().get("/v1/brand-new").statusCode() == 200);
        Services.set("");
        await().atMost(PATIENCE).until(() -> given().get("/v1/brand-new").statusCode() == 404);
        stop.set(true);
        readers.join();

        // Then
        assertThat(List.copyOf(statuses)).isNotEmpty().containsOnly(200);
    }

    @Test
    void settings_that_cannot_be_used_change_nothing() throws IOException {
        // Given
        ascn.onJson("/v1/cities/unchanged", "{}");

        // When
        Services.set("""
                etalase.gateway.services.fresh.url=%s
                etalase.gateway.services.fresh.prefixes=/v1/fresh,/V1/{cities}
                """.formatted(ascn.url()));

        // Then
        await().pollDelay(Duration.ofMillis(1500)).atMost(PATIENCE).untilAsserted(() -> {
            given().get("/v1/cities/unchanged").then().statusCode(200);
            given().get("/v1/fresh").then().statusCode(404);
        });
        Services.set("");
    }

    @Test
    void a_client_who_is_known_already_has_new_limits_at_once() throws IOException {
        // Given
        given().get("/v1/nothing").then().header("RateLimit-Policy", "\"anonymous\";q=100000;w=60");

        // When
        Services.set("etalase.gateway.rate-limits.tiers.anonymous.window=100000S\n");

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/v1/nothing").then()
                .header("RateLimit-Policy", "\"anonymous\";q=100000;w=100000")
                .header("RateLimit", matchesPattern(".*;t=\\d{2,}")));
        Services.set("");
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/v1/nothing").then()
                .header("RateLimit-Policy", "\"anonymous\";q=100000;w=60").header("RateLimit", endsWith(";t=1")));
    }

    @Test
    void what_holds_only_from_the_start_holds_from_the_start_and_says_so_later() throws IOException {
        preflight().then().header("Access-Control-Max-Age", "1234");

        try (LoggedLines log = new LoggedLines(LOG)) {
            Services.set("etalase.gateway.cors.max-age=99S\n");

            log.awaitLine("etalase.gateway.cors.max-age in " + Services.settingsFile() + " holds from the next start on");
            preflight().then().header("Access-Control-Max-Age", "1234");
            Services.set("");
        }
    }

    @Test
    void what_another_source_says_better_is_named() throws IOException {
        try (LoggedLines log = new LoggedLines(LOG)) {
            Services.set("etalase.gateway.limits.body=1M\n");

            log.awaitLine("etalase.gateway.limits.body in " + Services.settingsFile() + " changes nothing");
            Services.set("");
        }
    }

    @Test
    void a_file_that_is_emptied_changes_nothing() throws IOException {
        try (LoggedLines log = new LoggedLines(LOG)) {
            Files.writeString(Services.settingsFile(), "");

            log.awaitLine("it is empty");
            given().get("/v1/nothing").then().header("RateLimit-Policy", "\"anonymous\";q=100000;w=60");
            Services.set("");
        }
    }

    @Test
    void an_operation_that_goes_is_marked_in_the_documents_as_well_as_on_answers() throws IOException {
        Services.set("""
                etalase.gateway.deprecations.late.method=GET
                etalase.gateway.deprecations.late.path=/v1/agreements/{agreement}
                etalase.gateway.deprecations.late.since=2026-02-01
                """);

        await().atMost(PATIENCE).until(() -> given().get("/v1/agreements/x").header("Deprecation") != null);
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/openapi").then()
                .body("paths.'/v1/agreements/{agreement}'.get.deprecated", is(true)));
        Services.set("");
        await().atMost(PATIENCE).until(() -> given().get("/v1/agreements/x").header("Deprecation") == null);
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/openapi").then()
                .body("paths.'/v1/agreements/{agreement}'.get.deprecated", nullValue()));
    }

    private static Response preflight() {
        return given().header("Origin", "https://news.example").header("Access-Control-Request-Method", "GET")
                .options("/v1/agreements");
    }
}
