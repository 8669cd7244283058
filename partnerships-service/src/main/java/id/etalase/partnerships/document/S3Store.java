package id.etalase.partnerships.document;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Keeps files in a bucket of anything that speaks the protocol of Amazon S3, addressed by path. */
final class S3Store implements DocumentStore {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI endpoint;
    private final String bucket;
    private final S3Signature signature;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1).build();

    S3Store(URI endpoint, String bucket, S3Signature signature, Clock clock) {
        this.endpoint = endpoint;
        this.bucket = bucket;
        this.signature = signature;
        this.clock = clock;
    }

    @Override
    public void put(String key, Path file, String sha256, String mediaType) throws IOException {
        HttpRequest.Builder request = request("PUT", key, sha256, Map.of("content-type", mediaType))
                .PUT(HttpRequest.BodyPublishers.ofFile(file));
        try (InputStream answer = send(request.build(), 200)) {
            answer.skip(0);
        }
    }

    @Override
    public InputStream read(String key, long from, long to) throws IOException {
        return new LimitedStream(
                send(request("GET", key, S3Signature.EMPTY, Map.of("range", "bytes=" + from + "-" + to)).GET().build(), 206),
                to - from + 1);
    }

    private HttpRequest.Builder request(String method, String key, String sha256, Map<String, String> more) {
        String path = "/" + bucket + "/" + key;
        Map<String, String> headers = new TreeMap<>(more);
        headers.put("host", endpoint.getPort() < 0 ? endpoint.getHost() : endpoint.getHost() + ":" + endpoint.getPort());
        Map<String, String> signed = signature.sign(method, path, headers, sha256, clock.instant());
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.resolve(path)).timeout(PATIENCE);
        // The client writes the host itself.
        signed.forEach((name, value) -> {
            if (!name.equals("host")) {
                request.header(name, value);
            }
        });
        return request;
    }

    private InputStream send(HttpRequest request, int expected) throws IOException {
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != expected) {
                try (InputStream body = answer.body()) {
                    throw new IOException("The object store answered " + answer.statusCode() + " to " + request.method() + " "
                            + request.uri().getPath() + ": " + new String(body.readNBytes(500)));
                }
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the object store", e);
        }
    }
}
