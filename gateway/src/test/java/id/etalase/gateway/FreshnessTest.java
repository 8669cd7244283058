package id.etalase.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import id.etalase.gateway.Services.Service;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
@QuarkusTestResource(Services.class)
class FreshnessTest {

    private static final String TOPIC = "kept.thing.events";
    /** Of this version are the requests that are answered before the chain. */
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    MeterRegistry meters;

    @Service("kept")
    FakeService service;

    @Test
    void a_reader_in_a_loop_never_sees_a_state_older_than_the_event_it_has_received() throws Exception {
        // Given
        AtomicInteger state = new AtomicInteger();
        service.on("/v1/kept/live", request -> request.response().putHeader("Cache-Control", "max-age=600")
                .end(Integer.toString(state.get())));
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger hits = new AtomicInteger();
        List<CompletableFuture<Void>> crowd = new ArrayList<>();
        awaitHits();
        double ready = meters.get("etalase.gateway.cache.ready").functionCounter().count();
        for (int i = 0; i < 2; i++) {
            crowd.add(CompletableFuture.runAsync(() -> {
                while (!stop.get()) {
                    hits.addAndGet(isHit(read("/v1/kept/live")) ? 1 : 0);
                }
            }));
        }

        // When
        int changes = 150;
        List<String> older = new ArrayList<>();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Services.kafka().bootstrapServers(), "linger.ms", "0"), new StringSerializer(),
                new StringSerializer());
                KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", Services.kafka().bootstrapServers()), new StringDeserializer(),
                        new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToEnd(List.of(partition));
            consumer.position(partition);
            for (int change = 1; change <= changes; change++) {
                producer.send(new ProducerRecord<>(TOPIC, "k", Integer.toString(state.incrementAndGet())));
                for (var received = consumer.poll(Duration.ofSeconds(10)).iterator(); received.hasNext();) {
                    String known = received.next().value();
                    String seen = read("/v1/kept/live").body();
                    if (Integer.parseInt(seen) < Integer.parseInt(known)) {
                        older.add(seen + " after " + known);
                    }
                }
            }
        }
        stop.set(true);
        crowd.forEach(CompletableFuture::join);

        // Then
        assertThat(older).isEmpty();
        assertThat(hits).as("answers from the cache meanwhile").hasValueGreaterThan(changes / 2);
        assertThat(meters.get("etalase.gateway.cache.ready").functionCounter().count()).as("of them before the chain")
                .isGreaterThan(ready);
    }

    @Test
    void an_event_that_was_published_in_a_transaction_holds_no_reader_up() {
        // Given
        service.on("/v1/kept/held", request -> request.response().putHeader("Cache-Control", "max-age=600").end("held"));
        awaitHits();
        read("/v1/kept/held");

        // When events are published as the services do it: the end of each transaction takes a place in the log as well
        List<String> words = new ArrayList<>();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Services.kafka().bootstrapServers(), "transactional.id", "kept"),
                new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            for (int i = 0; i < 50; i++) {
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(TOPIC, "k", "v"));
                producer.commitTransaction();
                words.add(read("/v1/kept/held").headers().firstValue("Cache-Status").orElse(""));
            }
        }

        // Then
        assertThat(words).noneMatch(word -> word.contains("events-not-heard"));
    }

    @Test
    void who_begins_a_write_and_hangs_up_makes_nothing_old() throws Exception {
        // Given
        CompletableFuture<Void> gone = new CompletableFuture<>();
        service.on("/v1/kept/calm", request -> {
            if (request.method().name().equals("GET")) {
                request.response().putHeader("Cache-Control", "max-age=600").end("calm");
            } else {
                request.connection().closeHandler(gone::complete);
            }
        });
        awaitHits();
        read("/v1/kept/calm");

        // When
        try (RawHttp raw = new RawHttp(RestAssured.port)) {
            raw.send("POST /v1/kept/calm HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
            await().until(() -> service.seen("/v1/kept/calm").size() == 2);
        }
        gone.get(10, TimeUnit.SECONDS);

        // Then
        assertThat(isHit(read("/v1/kept/calm"))).isTrue();
    }

    @Test
    void without_the_broker_answers_are_kept_for_a_short_time_only_and_nobody_waits() {
        // Given
        AtomicInteger state = new AtomicInteger();
        service.on("/v1/kept/deaf", request -> request.response().putHeader("Cache-Control", "max-age=600")
                .end(Integer.toString(state.get())));
        awaitHits();

        // When
        try (LoggedLines log = new LoggedLines("id.etalase.gateway.cache.ChangeEvents")) {
            Services.kafka().close();
            try {
                // Then
                await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                    int now = state.incrementAndGet();
                    await().atMost(Duration.ofSeconds(2))
                            .until(() -> Integer.parseInt(read("/v1/kept/deaf").body()) >= now);
                });
                await().atMost(Duration.ofSeconds(10)).until(() -> isHit(read("/v1/kept/deaf")));
                log.awaitLine("Change events are not heard: Kafka does not answer");
            } finally {
                Services.restartKafka();
            }
            log.awaitLine("Change events are heard again");
        }
        awaitHits();
    }

    /** Events are heard, and what is kept is used. */
    private void awaitHits() {
        service.on("/v1/kept/still", request -> request.response().putHeader("Cache-Control", "max-age=600").end("still"));
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            read("/v1/kept/still");
            return isHit(read("/v1/kept/still")) && given().get("/q/metrics").asString()
                    .contains("etalase_gateway_cache_events_heard 1.0");
        });
    }

    private static boolean isHit(HttpResponse<String> answer) {
        return answer.headers().firstValue("Cache-Status").orElse("").contains("hit");
    }

    private static HttpResponse<String> read(String path) {
        try {
            return CLIENT.send(HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path)).build(),
                    BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
