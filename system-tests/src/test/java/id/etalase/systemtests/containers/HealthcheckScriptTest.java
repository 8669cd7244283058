package id.etalase.systemtests.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;

import id.etalase.testkit.Documents;

/** The script by which containers ask themselves how they are; their images hold no HTTP client. */
class HealthcheckScriptTest {

    private HttpServer server;

    @BeforeEach
    void aServerThatIsReadyAndNotAlive() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/q/health/live", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void healthy_is_who_answers_200() throws Exception {
        assertThat(exitCode("/q/health/ready")).isZero();
    }

    @Test
    void unhealthy_is_who_answers_anything_else() throws Exception {
        assertThat(exitCode("/q/health/live")).isNotZero();
        assertThat(exitCode("/elsewhere")).isNotZero();
    }

    @Test
    void unhealthy_is_who_does_not_answer() throws Exception {
        // Given
        server.stop(0);
        // When
        int exitCode = exitCode("/q/health/ready");
        // Then
        assertThat(exitCode).isNotZero();
    }

    private int exitCode(String path) throws Exception {
        Process process = new ProcessBuilder("bash", Documents.repository().resolve("deploy/healthcheck.sh").toString(),
                String.valueOf(server.getAddress().getPort()), path).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("it ends").isTrue();
        return process.exitValue();
    }
}
