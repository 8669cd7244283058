package id.etalase.systemtests.contract;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Calls every operation as Swagger UI does when somebody presses its button: with the examples of the document and the
 * token of a role that it names. Whatever the service thinks of it, the call must get there and back.
 */
public final class Examples {

    /** A page of somebody else. It may read; writing is for pages of the suite's own origin. */
    private static final String ELSEWHERE = "https://app.example";

    /** What a router says, as opposed to: there is no such thing. */
    private static final Set<String> OF_ROUTERS = Set.of("route-not-found", "not-found", "method-not-allowed");

    private final String gateway;
    private final Requests requests;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    /** @param tokens by role */
    public Examples(String gateway, ApiDocument document, Map<String, String> tokens) {
        this.gateway = gateway;
        this.requests = Requests.ofExamples(gateway, tokens, document);
    }

    /** Which calls did not get there and back, a line each. */
    public List<String> lost(List<ApiOperation> operations) throws IOException, InterruptedException {
        List<String> lost = new ArrayList<>();
        for (ApiOperation operation : operations) {
            Requests.Made made = requests.make(operation);
            String origin = operation.method().equals("GET") ? ELSEWHERE : gateway;
            HttpResponse<byte[]> answer = client.send(with(made.request(), origin), BodyHandlers.ofByteArray());
            wrong(answer, origin).ifPresent(what -> lost.add(operation + ": " + what + "\n    " + made.text()));
            if (origin.equals(ELSEWHERE)) {
                refusedPreflight(made.request()).ifPresent(what -> lost.add(operation + ": " + what));
            }
        }
        return lost;
    }

    private Optional<String> wrong(HttpResponse<byte[]> answer, String origin) {
        String code = code(answer);
        if (answer.statusCode() >= 500 || OF_ROUTERS.contains(code) || code.equals("cross-origin-refused")) {
            return Optional.of(answer.statusCode() + " " + new String(answer.body()));
        }
        boolean readable = origin.equals(gateway) || answer.headers().firstValue("Access-Control-Allow-Origin").isPresent();
        return readable ? Optional.empty() : Optional.of("a page of another origin may not read the answer");
    }

    private String code(HttpResponse<byte[]> answer) {
        if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")) {
            return "";
        }
        try {
            return json.readTree(new String(answer.body())).path("code").asText();
        } catch (JsonProcessingException notJson) {
            return "a problem that is no JSON";
        }
    }

    /** What a browser asks before it sends a token to another origin. */
    private Optional<String> refusedPreflight(HttpRequest request) throws IOException, InterruptedException {
        String headers = String.join(",", request.headers().map().keySet()).toLowerCase(java.util.Locale.ROOT);
        HttpResponse<Void> answer = client.send(HttpRequest.newBuilder(request.uri()).method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", ELSEWHERE).header("Access-Control-Request-Method", request.method())
                .header("Access-Control-Request-Headers", headers.isEmpty() ? "accept" : headers).build(),
                BodyHandlers.discarding());
        boolean allowed = answer.statusCode() < 300
                && answer.headers().firstValue("Access-Control-Allow-Origin").isPresent()
                && answer.headers().firstValue("Access-Control-Allow-Methods").orElse("").contains(request.method());
        return allowed ? Optional.empty()
                : Optional.of("preflight for " + headers + ": " + answer.statusCode() + " " + answer.headers().map());
    }

    private static HttpRequest with(HttpRequest request, String origin) {
        return HttpRequest.newBuilder(request, (name, value) -> true).header("Origin", origin).build();
    }
}
