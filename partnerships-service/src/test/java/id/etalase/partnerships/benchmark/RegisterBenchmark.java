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
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * How requests slow down when the register grows from a thousand agreements to a million; prints ratios. Not part of the tests:
 * {@code benchmarks/register [rows]} runs it.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "benchmark"))
class RegisterBenchmark {

    private static final int FEW = 1_000;
    private static final int RUNS = 25;
    private static final int DEEP = 100;
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
        QUESTIONS.put("list of a rare word", "/v1/agreements?q=paris");
        QUESTIONS.put("list as of a day", "/v1/agreements?asOf=2020-01-01");
        QUESTIONS.put("search, frequent word", "/v1/search?q=cooperation");
        QUESTIONS.put("search, two words", "/v1/search?q=banjir%20tokyo");
        QUESTIONS.put("search, rare word", "/v1/search?q=paris");
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
        generate(0, FEW);
        Map<String, Double> small = measure();
        long started = System.nanoTime();
        generate(FEW, many);
        out.printf("%nGenerated %,d agreements in %,d s%n", many - FEW, (System.nanoTime() - started) / 1_000_000_000);
        Map<String, Double> large = measure();
        out.printf("%n%-40s %12s %12s %8s%n", "question", FEW + " rows", many + " rows", "ratio");
        small.forEach((name, time) -> out.printf("%-40s %9.1f ms %9.1f ms %8.2f%n", name, time, large.get(name),
                large.get(name) / time));
        export(many);
        importTenThousand();
        assertThat(large).isNotEmpty();
    }

    private Map<String, Double> measure() throws Exception {
        Map<String, Double> medians = new LinkedHashMap<>();
        for (Map.Entry<String, String> question : QUESTIONS.entrySet()) {
            medians.put(question.getKey(), median(question.getValue()));
        }
        String deep = "/v1/agreements?limit=9";
        for (int page = 0; page < DEEP; page++) {
            JsonNode next = JSON.readTree(get(deep)).get("next");
            deep = "/v1/agreements?limit=9&cursor=" + next.asText();
        }
        medians.put("list, page " + DEEP, median(deep));
        return medians;
    }

    private double median(String path) throws Exception {
        double[] times = new double[RUNS];
        for (int i = -5; i < RUNS; i++) {
            long start = System.nanoTime();
            get(path);
            if (i >= 0) {
                times[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(times);
        return times[RUNS / 2];
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

    /** The whole list as a table: how many lines a second, and how much more memory is in use while it goes out. */
    private void export(int rows) throws Exception {
        System.gc();
        Runtime memory = Runtime.getRuntime();
        long before = memory.totalMemory() - memory.freeMemory();
        long most = 0;
        long lines = 0;
        long start = System.nanoTime();
        HttpResponse<InputStream> answer = http.send(HttpRequest.newBuilder(uri("/v1/agreements?format=csv")).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        byte[] buffer = new byte[1 << 16];
        try (InputStream body = answer.body()) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
                if (lines % 100_000 < 500) {
                    System.gc();
                    most = Math.max(most, memory.totalMemory() - memory.freeMemory());
                }
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf("%nExport of %,d agreements as CSV: %,d lines in %.0f s (%,.0f a second), %d MiB more memory at most%n",
                rows,
                lines, seconds, lines / seconds, Math.max(0, most - before) >> 20);
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
        out.printf("%nImport of 10,000 agreements: checked after %.1f s, %s after %.1f s in all%n", checked, state, applied);
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

    /** Rows as the service would write them, made inside the database; words and partners are spread by prime numbers. */
    private void generate(int from, int to) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute("alter table agreement disable trigger user");
            statement.execute("alter table agreement_partner disable trigger user");
            statement.execute("create temporary table made as " + MADE.formatted(from + 1, to));
            statement.execute(
                    """
                            insert into agreement (id, version, revision, slug, title_id, title_en, kind, instrument, scope, stage, sectors,
                                challenges, starts_first, starts_last, ends_first, ends_last, signed_first, signed_last, registered_at,
                                updated_at, partner_slugs, partner_countries, document)
                            select id, 0, 1, slug, title_id, title_en, 'KSDPL', instrument, 'FOREIGN', stage, sectors, challenges, signed,
                                signed, ends, ends, signed, signed, now(), now(), array[partner], array[country],
                                setweight(to_tsvector('etalase_id', title_id), 'A') || setweight(to_tsvector('etalase_en', title_en), 'A')
                                || setweight(to_tsvector('etalase_name', partner || ' ' || words), 'B')
                                || setweight(to_tsvector('etalase_id', words), 'B') || setweight(to_tsvector('etalase_en', words), 'B')
                            from made""");
            statement.execute("insert into agreement_partner select id, partner_id, 0 from made");
            statement.execute(
                    """
                            insert into agreement_state (agreement_id, effective_from, release, representation)
                            select id, signed, 1, jsonb_build_object('id', id, 'slug', slug, 'revision', 1, 'stage', lower(stage), 'kind',
                                'KSDPL', 'instrument', replace(lower(instrument), '_', '-'), 'scope', 'foreign', 'title',
                                jsonb_build_object('id', title_id, 'en', title_en), 'sectors', sectors, 'signedOn', signed, 'term',
                                jsonb_build_object('startsOn', signed, 'endsOn', ends), 'partners', jsonb_build_array(jsonb_build_object(
                                    'id', partner_id, 'slug', partner, 'type', 'city', 'country', country, 'name',
                                    jsonb_build_object('id', partner, 'en', partner))),
                                'registeredAt', '2026-01-01T00:00:00Z', 'updatedAt', '2026-01-01T00:00:00Z')
                            from made""");
            statement.execute("drop table made");
            statement.execute("alter table agreement enable trigger user");
            statement.execute("alter table agreement_partner enable trigger user");
        }
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute("vacuum (analyze) agreement");
            statement.execute("vacuum (analyze) agreement_state");
            statement.execute("analyze agreement_partner");
        }
    }

    private static final String MADE = """
            select uuidv7() as id, 'made-' || n as slug,
                (array['Kerja sama', 'Nota kesepahaman', 'Perjanjian'])[1 + n %% 3] || ' '
                    || (array['pendidikan', 'banjir', 'kesehatan', 'transportasi', 'kebudayaan', 'energi', 'perumahan'])[1 + n %% 7]
                    || ' nomor ' || n as title_id,
                (array['Cooperation', 'Memorandum', 'Contract'])[1 + n %% 3] || ' on '
                    || (array['education', 'floods', 'health', 'transport', 'culture', 'energy', 'housing'])[1 + n %% 7]
                    || ' number ' || n as title_en,
                (array['MEMORANDUM', 'CONTRACT', 'PROGRAMME', 'LETTER_OF_INTENT'])[1 + n %% 4] as instrument,
                (array['ACTIVE', 'EXPIRED', 'COMPLETED', 'ACTIVE', 'UNVERIFIED'])[1 + n %% 5] as stage,
                array[(array['education', 'flood-control', 'health', 'transport', 'culture', 'energy', 'housing'])[1 + n %% 7],
                    case when n %% 997 = 0 then 'zoos' else 'environment' end]::varchar[] as sectors,
                (case when n %% 7 = 1 then array['floods'] else '{}' end)::varchar[] as challenges,
                (case when n %% 7 = 1 then 'flood control pengendalian banjir' else 'environment lingkungan' end) as words,
                date '1980-01-01' + (n * 7919 %% 16000)::int as signed,
                date '1980-01-01' + (n * 7919 %% 16000 + 1826)::int as ends,
                p.id as partner_id, p.slug as partner, coalesce(p.country, 'JP') as country
            from generate_series(%d::bigint, %d::bigint) n
            join (select id, slug, country, row_number() over (order by slug) - 1 as place, count(*) over () as number
                from partner) p on p.place = n %% p.number""";
}
