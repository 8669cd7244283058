package id.etalase.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import id.etalase.gateway.Services.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(Services.class)
class MeasurementsTest {

    @Service("partnerships")
    FakeService partnerships;

    @Test
    void requests_are_counted_by_route_and_never_by_path() {
        partnerships.onJson("/v1/partners/paris-7f3a", "{}");

        given().get("/v1/partners/paris-7f3a");
        given().get("/v1/unheard-of-9c1b");
        given().request("BREW", "/v1/partners/coffee-55d0");
        given().get("/v1/away/x");

        String metrics = given().get("/q/metrics").then().statusCode(200).extract().asString();
        assertThat(metrics)
                .contains(
                        "etalase_gateway_requests_seconds_count{cache=\"miss\",method=\"GET\",route=\"/v1/partners\",service=\"partnerships\""
                                + ",status=\"200\"}")
                .contains("route=\"none\",service=\"gateway\",status=\"404\"")
                .contains("method=\"other\"")
                .contains("etalase_gateway_service_reachable{service=\"down\"} 0.0")
                .contains("etalase_gateway_service_reachable{service=\"partnerships\"} 1.0")
                .contains("route=\"/v1/away\",service=\"down\",status=\"503\"")
                .doesNotContain("7f3a", "9c1b", "55d0", "BREW");
    }
}
