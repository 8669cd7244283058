package id.etalase.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.netty.channel.DefaultEventLoop;
import io.netty.util.concurrent.EventExecutor;

class LatecomersTest {

    private static final TopicPartition PARTITION = new TopicPartition("kept.thing.events", 0);

    private final DefaultEventLoop loop = new DefaultEventLoop();
    private final Map<TopicPartition, Long> heard = new ConcurrentHashMap<>();
    private final Latecomers latecomers = new Latecomers(heard, Duration.ofSeconds(30));
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    @Test
    void those_who_are_read_with_one_look_are_asked_for_together() throws Exception {
        // Given
        ConcurrentLinkedQueue<Set<String>> asks = new ConcurrentLinkedQueue<>();
        CountDownLatch asked = new CountDownLatch(1);
        Thread asker = new Thread(() -> {
            while (asks.isEmpty()) {
                serve(services -> {
                    // Now and then it looks whether the broker is there though nobody has come.
                    if (!services.isEmpty()) {
                        asks.add(services);
                        asked.countDown();
                    }
                    return Map.of();
                });
            }
        });
        asker.setDaemon(true);
        asker.start();

        // When
        Future<?> look = loop.submit(() -> {
            latecomers.add("kept", waiter("first"));
            // Long enough for the asker to ask for the first alone.
            asked.await(300, TimeUnit.MILLISECONDS);
            latecomers.add("pair", waiter("second"));
            return null;
        });

        // Then
        look.get();
        asker.join(TimeUnit.SECONDS.toMillis(30));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told).containsExactly("first true", "second true"));
        assertThat(asks).containsExactly(Set.of("kept", "pair"));
    }

    @Test
    void nobody_is_told_before_all_is_heard_that_was_published_before_the_broker_was_asked() throws Exception {
        // Given
        heard.put(PARTITION, 6L);
        loop.submit(() -> latecomers.add("kept", waiter("reader"))).get();
        serve(services -> Map.of(PARTITION, 7L));
        loop.submit(() -> {
        }).get();
        assertThat(told).isEmpty();

        // When
        heard.put(PARTITION, 7L);
        latecomers.progress();

        // Then
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(told).containsExactly("reader true"));
    }

    private void serve(Function<Set<String>, Map<TopicPartition, Long>> ends) {
        try {
            latecomers.serve(ends);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Waiter waiter(String name) {
        return new Waiter() {

            @Override
            public EventExecutor executor() {
                return loop;
            }

            @Override
            public void told(boolean heard) {
                told.add(name + " " + heard);
            }
        };
    }
}
