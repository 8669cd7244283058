package id.etalase.partnerships.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/**
 * How requests slow down when the register grows from a thousand agreements to a million; prints ratios. Not part of the tests:
 * {@code benchmarks/register [rows]} runs it.
 */
@QuarkusTest
@TestProfile(RegisterBenchmark.AsInProduct.class)
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "benchmark"))
class RegisterBenchmark {

    /**
     * Tests look at a few rows at once, so that they see every step of a list; here that would be measured instead of the
     * product.
     */
    public static final class AsInProduct implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("etalase.lists.first-look", "60", "etalase.lists.most-ahead", "1000", "etalase.lists.crowd", "600");
        }
    }

    private static final int FEW = 1_000;
    private static final int RUNS = 25;
    private static final int WARM_UP_ROUNDS = 120;
    private static final double ALLOWED = 2;
    private static final int IMPORT_LIMIT = 60;
    private static final long LOOK_EVERY = 50L << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, String> QUESTIONS = new LinkedHashMap<>();

    static {
        QUESTIONS.put("list, first page", "/v1/agreements");
        QUESTIONS.put("list, oldest first", "/v1/agreements?sort=signed-on");
        QUESTIONS.put("list of a sector", "/v1/agreements?sector=education");
        QUESTIONS.put("list of a rare sector", "/v1/agreements?sector=zoos");
        QUESTIONS.put("list of a country", "/v1/agreements?country=JP");
        QUESTIONS.put("list of a partner", "/v1/agreements?partner=tokyo");
        QUESTIONS.put("list of ASEAN", "/v1/agreements?group=asean");
        QUESTIONS.put("list of an instrument and a stage", "/v1/agreements?instrument=memorandum&stage=expired");
        QUESTIONS.put("list in force on a day", "/v1/agreements?activeOn=2020-01-01");
        QUESTIONS.put("list of a frequent word", "/v1/agreements?q=cooperation");
        QUESTIONS.put("list of a partner's name", "/v1/agreements?q=paris");
        QUESTIONS.put("list as of a day", "/v1/agreements?asOf=2020-01-01");
        QUESTIONS.put("list as of a day, oldest first", "/v1/agreements?asOf=2020-01-01&sort=signed-on");
        QUESTIONS.put("list of a sector as of a day", "/v1/agreements?asOf=2020-01-01&sector=education");
        QUESTIONS.put("list signed up to a day", "/v1/agreements?signedTo=1990-01-01");
        QUESTIONS.put("list of a sector, ended by a day", "/v1/agreements?endsTo=1990-01-01&sector=education");
        QUESTIONS.put("list of a partner's name, in force on a day", "/v1/agreements?activeOn=1989-01-01&q=paris");
        QUESTIONS.put("list as of a day, a stage", "/v1/agreements?asOf=2020-01-01&stage=expired");
        QUESTIONS.put("list as of a day, a stage, oldest first", "/v1/agreements?asOf=2020-01-01&stage=active&sort=signed-on");
        QUESTIONS.put("list as of a day, an instrument and a stage",
                "/v1/agreements?asOf=2020-01-01&instrument=memorandum&stage=expired");
        QUESTIONS.put("list as of a day, a partner and a stage", "/v1/agreements?asOf=2020-01-01&partner=tokyo&stage=expired");
        QUESTIONS.put("list as of a day, signed up to a day", "/v1/agreements?asOf=2020-01-01&signedTo=1990-01-01");
        QUESTIONS.put("list as of a day, ended by another day", "/v1/agreements?asOf=2020-01-01&endsTo=1990-01-01");
        QUESTIONS.put("list as of a day, a sector, ended by another day",
                "/v1/agreements?asOf=2020-01-01&endsTo=1990-01-01&sector=education");
        QUESTIONS.put("list as of a day, renewed", "/v1/agreements?asOf=2020-01-01&renewed=true");
        QUESTIONS.put("list as of a day, a partner's name, in force on another day",
                "/v1/agreements?asOf=2020-01-01&activeOn=2010-01-01&q=paris");
        QUESTIONS.put("list in force on a day, ended soon after", "/v1/agreements?activeOn=2020-01-01&endsTo=2020-02-01");
        QUESTIONS.put("list in force on a day, unverified", "/v1/agreements?activeOn=2020-01-01&stage=unverified");
        QUESTIONS.put("list ended in a year, active", "/v1/agreements?endsFrom=2020-01-01&endsTo=2020-12-31&stage=active");
        QUESTIONS.put("list as of a day, ended in a year, expired",
                "/v1/agreements?asOf=2020-01-01&endsFrom=2015-01-01&endsTo=2015-12-31&stage=expired");
        QUESTIONS.put("list as of a day, in force on another, unverified",
                "/v1/agreements?asOf=2020-01-01&activeOn=2015-01-01&stage=unverified");
        QUESTIONS.put("list as of a day, ends from another on", "/v1/agreements?asOf=2020-01-01&endsFrom=2025-01-01");
        QUESTIONS.put("list as of a day, a rare sector and a stage",
                "/v1/agreements?asOf=2020-01-01&sector=zoos&stage=expired");
        QUESTIONS.put("search, frequent word", "/v1/search?q=cooperation");
        QUESTIONS.put("search, a partner's name", "/v1/search?q=paris");
        QUESTIONS.put("search, the commonest partner", "/v1/search?q=al-quds");
        QUESTIONS.put("search, two words", "/v1/search?q=banjir%20tokyo");
        QUESTIONS.put("search, two words never together", "/v1/search?q=banjir%20pendidikan");
        QUESTIONS.put("search, unknown word", "/v1/search?q=xylophone");
        QUESTIONS.put("search with facets", "/v1/search?q=banjir&facets=true");
        QUESTIONS.put("one agreement", "/v1/agreements/paris-sister-city");
        QUESTIONS.put("its history", "/v1/agreements/paris-sister-city/history");
        QUESTIONS.put("sister cities on a day", "/v1/sister-cities?asOf=2024-12-31");
    }

    @Inject
    AgroalDataSource database;
    @TestHTTPResource
    URL origin;

    private final HttpClient http = HttpClient.newHttpClient();
    private final PrintStream out = System.out;

    @Test
    void requests_stay_fast_as_the_register_grows() throws Exception {
        int many = Integer.parseInt(System.getenv().getOrDefault("ROWS", "1000000"));
        GeneratedRegister register = new GeneratedRegister(database);
        register.add(1, FEW);
        Map<String, Measured> small = measure();
        long started = System.nanoTime();
        register.add(FEW + 1, many);
        out.printf("%nGenerated %,d agreements in %,d s%n", many - FEW, (System.nanoTime() - started) / 1_000_000_000);
        Map<String, Measured> large = measure();
        List<Comparison> comparisons = small.keySet().stream()
                .map(question -> new Comparison(question, small.get(question), large.get(question))).toList();
        out.printf("%n%-64s %12s %6s %12s %6s %8s%n", "question", FEW + " rows", "found", many + " rows", "found", "ratio");
        comparisons.forEach(it -> out.printf("%-64s %9.1f ms %6d %9.1f ms %6d %8.2f  %s%n", it.question(), it.small().millis(),
                it.small().found(), it.large().millis(), it.large().found(), it.ratio(), met(it.isMet())));
        List<Comparison> alike = comparisons.stream().filter(Comparison::findsAsMany).toList();
        out.printf("%nAt most %.0f times the time: met by %d of %d questions; by %d of the %d that find as many in both%n",
                ALLOWED,
                comparisons.stream().filter(Comparison::isMet).count(), comparisons.size(),
                alike.stream().filter(Comparison::isMet).count(), alike.size());
        importTenThousand();
        long total = JSON.readTree(get("/v1/agreements?limit=1&total=true")).get("total").asLong();
        export("csv", total);
        export("geojson", total);
        assertThat(large).isNotEmpty();
    }

    /**
     * What a question takes, and how many things are on the page it finds, or how many a search has to rank: more of them are
     * more to read and to write, however large the register is.
     */
    private record Measured(double millis, int found) {
    }

    /** A question to a small and to a large register. */
    private record Comparison(String question, Measured small, Measured large) {

        double ratio() {
            return large.millis / small.millis;
        }

        boolean isMet() {
            return ratio() <= ALLOWED;
        }

        boolean findsAsMany() {
            return large.found == small.found;
        }
    }

    private static String met(boolean met) {
        return met ? "met" : "NOT met";
    }

    /** The same at both sizes: first everything several times over, then each question by itself; the median counts. */
    private Map<String, Measured> measure() throws Exception {
        Map<String, String> questions = new LinkedHashMap<>(QUESTIONS);
        questions.put("list, page in the middle", "/v1/agreements?cursor=" + middle("/v1/agreements"));
        questions.put("list in force, page in the middle",
                "/v1/agreements?activeOn=2020-01-01&cursor=" + middle("/v1/agreements?activeOn=2020-01-01"));
        questions.put("list of a word, page in the middle",
                "/v1/agreements?q=cooperation&cursor=" + middle("/v1/agreements?q=cooperation"));
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            for (String path : questions.values()) {
                get(path);
            }
        }
        Map<String, Measured> medians = new LinkedHashMap<>();
        for (Map.Entry<String, String> question : questions.entrySet()) {
            medians.put(question.getKey(), new Measured(median(question.getValue()), found(question.getValue())));
        }
        return medians;
    }

    /** The cursor of the page that begins in the middle of the list: that of the second page, moved. */
    private String middle(String list) throws Exception {
        ArrayNode cursor = (ArrayNode) JSON
                .readTree(Base64.getUrlDecoder().decode(JSON.readTree(get(list)).get("next").asText()));
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select sort_day, id from agreement order by sort_day desc, id desc
                        offset (select count(*) / 2 from agreement) limit 1""")) {
            row.next();
            cursor.set(1, row.getString(1));
            cursor.set(2, row.getString(2));
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(cursor));
    }

    private double median(String path) throws Exception {
        double[] times = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            get(path);
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times[RUNS / 2];
    }

    private int found(String path) throws IOException, InterruptedException {
        JsonNode answer = JSON.readTree(get(path));
        return answer.has("ranked") ? answer.get("ranked").asInt() : answer.has("items") ? answer.get("items").size() : 1;
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(uri(path)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private URI uri(String path) {
        return URI.create(origin.toString().replaceFirst("/$", "") + path);
    }

    /** The whole list: how many agreements a second, whether all, and how much more memory is in use while they go out. */
    private void export(String format, long total) throws Exception {
        String begin = format.equals("csv") ? "\n" : "{\"type\":\"Feature\",";
        long before = used();
        long most = before;
        long number = format.equals("csv") ? -1 : 0;
        long read = 0;
        long looked = 0;
        long start = System.nanoTime();
        HttpResponse<InputStream> answer = http.send(
                HttpRequest.newBuilder(uri("/v1/agreements?format=" + format)).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        String rest = "";
        byte[] buffer = new byte[1 << 16];
        try (InputStream body = answer.body()) {
            for (int length = body.read(buffer); length >= 0; length = body.read(buffer)) {
                String text = rest + new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
                int at = 0;
                for (int found = text.indexOf(begin); found >= 0; found = text.indexOf(begin, at)) {
                    number++;
                    at = found + begin.length();
                }
                rest = text.substring(Math.max(at, text.length() - begin.length() + 1));
                read += length;
                if (read - looked > LOOK_EVERY) {
                    looked = read;
                    most = Math.max(most, used());
                }
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(
                "%nExport as %s: %,d of %,d agreements, %s; %,d MiB in %.0f s (%,.0f agreements a second); memory in use at most "
                        + "%d MiB, %d MiB before, of %d MiB there may be%n",
                format, number, total, met(number == total), read >> 20,
                seconds, number / seconds, most >> 20, before >> 20, Runtime.getRuntime().maxMemory() >> 20);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void importTenThousand() throws Exception {
        StringBuilder table = new StringBuilder(
                "title_id,title_en,kind,instrument,stage,partners,sectors,signed_on,starts_on,ends_on\n");
        for (int i = 0; i < 10_000; i++) {
            table.append("Judul impor ").append(i).append(",Imported title ").append(i)
                    .append(",KSDPL,memorandum,active,hanoi,education,2020-05-01,2020-05-01,2030-04-30\n");
        }
        long start = System.nanoTime();
        JsonNode job = send(HttpRequest.newBuilder(uri("/v1/imports")).header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(table.toString(), StandardCharsets.UTF_8)));
        String path = "/v1/imports/" + job.get("id").asText();
        await(path, "checking");
        double checked = (System.nanoTime() - start) / 1e9;
        send(HttpRequest.newBuilder(uri(path + "/application")).POST(HttpRequest.BodyPublishers.noBody()));
        String state = await(path, "applying");
        double applied = (System.nanoTime() - start) / 1e9;
        out.printf("%nImport of 10,000 agreements: checked after %.1f s, %s after %.1f s in all; under %d s %s%n", checked,
                state,
                applied, IMPORT_LIMIT, met(state.equals("applied") && applied < IMPORT_LIMIT));
    }

    private String await(String path, String state) {
        return Awaitility.await().atMost(Duration.ofMinutes(30)).pollInterval(Duration.ofMillis(100)).until(
                () -> send(HttpRequest.newBuilder(uri(path)).GET()).get("state").asText(), now -> !now.equals(state));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request.header("Authorization", "Bearer " + Tokens.of("cooperation-officer"))
                        .header("Idempotency-Key", UUID.randomUUID().toString()).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
        return JSON.readTree(answer.body());
    }
}
