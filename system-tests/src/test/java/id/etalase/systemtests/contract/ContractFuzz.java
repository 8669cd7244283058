package id.etalase.systemtests.contract;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Sends generated requests for every operation of a document, valid ones and others, and holds every answer against the
 * document: never a 5xx, every refusal a problem document, every other answer one that is described.
 */
public final class ContractFuzz {

    private final ApiDocument document;
    private final Requests requests;
    private final Verdicts verdicts;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> findings = new LinkedHashMap<>();
    private int sent;

    /**
     * @param base the address of the server
     * @param tokens by role
     * @param seed the same seed makes the same requests
     */
    public ContractFuzz(String base, ApiDocument document, Map<String, String> tokens, long seed) {
        this.document = document;
        this.requests = new Requests(base, tokens, document, new Random(seed));
        this.verdicts = new Verdicts(document);
    }

    /** Goes round through all operations, at least once and so many times at most, until the time is over. */
    public ContractFuzz run(int rounds, Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (int round = 0; round < rounds && (round == 0 || System.nanoTime() < end); round++) {
            for (ApiOperation operation : document.operations()) {
                attempt(operation);
            }
        }
        return this;
    }

    private void attempt(ApiOperation operation) throws IOException, InterruptedException {
        Requests.Made made = requests.make(operation);
        HttpResponse<byte[]> answer = client.send(made.request(), BodyHandlers.ofByteArray());
        sent++;
        Optional<String> wrong = verdicts.judge(operation, answer);
        // One finding of a kind is enough; what differs between two of them are mostly the numbers in the texts.
        wrong.ifPresent(what -> findings.putIfAbsent(operation.id() + what.replaceAll("[0-9a-f-]{4,}|\\d+", "#"),
                operation + ": " + what + "\n    " + made.text()));
    }

    /** What was found wrong, with the request that shows it. */
    public List<String> findings() {
        return List.copyOf(findings.values());
    }

    /** How many requests were sent. */
    public int sent() {
        return sent;
    }
}
