package id.etalase.systemtests.contract;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Tries every operation of a document with a token of every role and with none, and compares who is let in with what the
 * document says. The requests are ones that nobody can mean: of things that do not exist, with bodies that are no objects. So
 * whoever is let in is told that, and nothing changes.
 */
public final class RoleTable {

    private static final String NOTHING = "00000000-0000-7000-8000-000000000000";

    /** The code of the refusal that comes from the role alone; a service may have other reasons to say 403. */
    private static final String REFUSED = "forbidden";

    private final String gateway;
    private final Map<String, String> tokens;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    /** @param tokens by role */
    public RoleTable(String gateway, Map<String, String> tokens) {
        this.gateway = gateway;
        this.tokens = tokens;
    }

    /** Where what happens differs from what the operations promise, a line each. */
    public List<String> differences(List<ApiOperation> operations) throws IOException, InterruptedException {
        List<String> differences = new ArrayList<>();
        for (ApiOperation operation : operations) {
            int status = send(operation, null).statusCode();
            if ((status == 401) == operation.open() || status == 403) {
                differences.add("%s without a token: %d".formatted(operation, status));
            }
            for (Map.Entry<String, String> token : tokens.entrySet()) {
                HttpResponse<byte[]> answer = send(operation, token.getValue());
                boolean may = operation.roles().isEmpty() || operation.roles().contains(token.getKey());
                if (answer.statusCode() == 401 || may == isRefused(answer)) {
                    differences.add("%s by %s: %d, the document names %s".formatted(operation, token.getKey(),
                            answer.statusCode(), operation.roles()));
                }
            }
        }
        return differences;
    }

    private boolean isRefused(HttpResponse<byte[]> answer) throws IOException {
        return answer.statusCode() == 403 && json.readTree(answer.body()).path("code").asText().equals(REFUSED);
    }

    private HttpResponse<byte[]> send(ApiOperation operation, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create(gateway + operation.path().replaceAll("\\{[^}]*}", NOTHING)))
                .timeout(Duration.ofSeconds(30));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (operation.method().equals("GET")) {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        }
        request.header("Idempotency-Key", UUID.randomUUID().toString()).header("If-Match", "\"nothing\"");
        if (operation.content().isEmpty()) {
            request.method(operation.method(), BodyPublishers.noBody());
        } else {
            request.header("Content-Type", operation.mediaType()).method(operation.method(), BodyPublishers.ofString("[]"));
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }
}
