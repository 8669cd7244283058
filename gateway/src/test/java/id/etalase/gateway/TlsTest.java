package id.etalase.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import id.etalase.gateway.Services.Service;
import id.etalase.gateway.request.Certificate;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Nothing but settings makes the gateway speak TLS and HTTP/2; {@link Services} sets them. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class TlsTest {

    @TestHTTPResource(value = "/v1/partners/secure", tls = true)
    URI secure;

    @Inject
    MeterRegistry meters;

    @Service("partnerships")
    FakeService partnerships;

    @ParameterizedTest
    @EnumSource(Version.class)
    void a_request_over_tls_is_answered_in_both_versions_of_http(Version version) throws Exception {
        partnerships.onJson("/v1/partners/secure", "{\"n\":1}");

        HttpResponse<String> answer = ask(client(version), "X-Uncached", "1");

        assertThat(answer.version()).isEqualTo(version);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"n\":1}");
    }

    @Test
    void the_cache_answers_over_tls_before_the_chain_as_well() {
        partnerships.onJson("/v1/partners/secure", "{\"n\":1}");
        HttpClient client = client(Version.HTTP_1_1);
        double before = ready();

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            assertThat(ask(client, "Accept", "application/json").body()).isEqualTo("{\"n\":1}");
            return ready() > before;
        });
    }

    private double ready() {
        return meters.get("etalase.gateway.cache.ready").functionCounter().count();
    }

    private static HttpClient client(Version version) {
        return HttpClient.newBuilder().version(version).sslContext(Certificate.trusted()).build();
    }

    private HttpResponse<String> ask(HttpClient client, String header, String value) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(secure).header(header, value).build(), BodyHandlers.ofString());
    }
}
