package id.etalase.partnerships.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Against a small server that keeps objects and checks each signature anew, and against Amazon's published example. */
class S3StoreTest {

    private static final S3Signature KEY = new S3Signature("us-east-1", "AKIAIOSFODNN7EXAMPLE",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    @TempDir
    Path directory;

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        if (!isSigned(exchange)) {
            exchange.sendResponseHeaders(403, -1);
        } else if (exchange.getRequestMethod().equals("PUT")) {
            objects.put(path, body);
            exchange.sendResponseHeaders(200, -1);
        } else if (!objects.containsKey(path)) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            String[] range = exchange.getRequestHeaders().getFirst("Range").substring(6).split("-");
            byte[] part = Arrays.copyOfRange(objects.get(path), Integer.parseInt(range[0]), Integer.parseInt(range[1]) + 1);
            exchange.sendResponseHeaders(206, part.length);
            exchange.getResponseBody().write(part);
        }
        exchange.close();
    }

    private static boolean isSigned(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        String authorization = headers.getFirst("Authorization");
        Map<String, String> signed = new java.util.TreeMap<>();
        for (String name : authorization.replaceAll(".*SignedHeaders=([^,]*),.*", "$1").split(";")) {
            signed.put(name, headers.getFirst(name));
        }
        String stamp = signed.remove("x-amz-date");
        String sha256 = signed.remove("x-amz-content-sha256");
        Instant at = Instant
                .parse(stamp.replaceAll("(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)Z", "$1-$2-$3T$4:$5:$6Z"));
        return KEY.sign(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), signed, sha256, at)
                .get("authorization").equals(authorization);
    }

    private S3Store store(S3Signature key) {
        return new S3Store(URI.create("http://localhost:" + server.getAddress().getPort()), "documents", key,
                Clock.systemUTC());
    }

    @Test
    void a_file_is_kept_and_read_in_parts() throws IOException {
        // Given
        Path file = Files.write(directory.resolve("file"), "0123456789".getBytes());

        // When
        store(KEY).put("ab/abcd", file, "84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882", "application/pdf");

        // Then
        try (var part = store(KEY).read("ab/abcd", 2, 5)) {
            assertThat(part.readAllBytes()).asString().isEqualTo("2345");
        }
        assertThat(objects).containsOnlyKeys("/documents/ab/abcd");
    }

    @Test
    void a_wrong_key_and_a_missing_object_are_faults() {
        S3Signature wrong = new S3Signature("us-east-1", "AKIAIOSFODNN7EXAMPLE", "wrong");
        assertThatThrownBy(() -> store(wrong).read("ab/abcd", 0, 1)).isInstanceOf(IOException.class)
                .hasMessageContaining("403");
        assertThatThrownBy(() -> store(KEY).read("no/thing", 0, 1)).isInstanceOf(IOException.class).hasMessageContaining("404");
    }

    @Test
    void the_signature_is_that_of_the_published_example() {
        // When
        Map<String, String> signed = KEY.sign("GET", "/test.txt",
                Map.of("host", "examplebucket.s3.amazonaws.com", "range", "bytes=0-9"), S3Signature.EMPTY,
                Instant.parse("2013-05-24T00:00:00Z"));

        // Then
        assertThat(signed.get("authorization"))
                .endsWith("Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void the_file_store_reads_the_same_parts() throws IOException {
        // Given
        FileStore store = new FileStore(directory.resolve("store"));
        Path file = Files.write(directory.resolve("file"), "0123456789".getBytes());

        // When
        store.put("ab/abcd", file, "any", "application/pdf");
        store.put("ab/abcd", file, "any", "application/pdf");

        // Then
        try (var part = store.read("ab/abcd", 2, 5)) {
            assertThat(part.readAllBytes()).asString().isEqualTo("2345");
        }
        try (var files = Files.list(directory.resolve("store/ab"))) {
            assertThat(files).hasSize(1);
        }
    }
}
