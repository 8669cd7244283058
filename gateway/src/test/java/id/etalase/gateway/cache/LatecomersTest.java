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

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import id.etalase.gateway.cache.Latecomers.Group;
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
                Group group = latecomers.next();
                if (group != null) {
                    asks.add(group.services());
                    asked.countDown();
                    latecomers.answered(group, Map.of());
                }
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
        awaitTold("first true", "second true");
        assertThat(asks).containsExactly(Set.of("kept", "pair"));
    }

    @Test
    void nobody_is_told_before_all_is_heard_that_was_published_before_the_broker_was_asked() throws Exception {
        // Given
        heard.put(PARTITION, 6L);
        Group group = come(latecomers, "reader");
        latecomers.answered(group, Map.of(PARTITION, 7L));
        assertThat(toldByNow()).isEmpty();

        // When
        heard.put(PARTITION, 7L);
        latecomers.progress();

        // Then
        awaitTold("reader true");
    }

    @Test
    void that_one_word_is_heard_says_nothing_of_the_next() throws Exception {
        // Given
        heard.put(PARTITION, 7L);
        Map<TopicPartition, Long> word = Map.of(PARTITION, 7L);
        latecomers.answered(come(latecomers, "early"), word);
        latecomers.answered(come(latecomers, "again"), word);

        // When
        latecomers.answered(come(latecomers, "late"), Map.of(PARTITION, 8L));

        // Then
        assertThat(toldByNow()).containsExactly("early true", "again true");
    }

    @Test
    void a_word_counts_only_for_those_who_came_before_it_was_asked_for() throws Exception {
        // Given
        Group first = come(latecomers, "first");
        Group second = come(latecomers, "second");

        // When
        latecomers.answered(first, Map.of());

        // Then
        assertThat(toldByNow()).containsExactly("first true");
        latecomers.answered(second, Map.of());
        awaitTold("first true", "second true");
    }

    @Test
    void those_of_whom_nothing_can_be_known_are_told_so_and_only_they() throws Exception {
        // Given
        Group first = come(latecomers, "first");
        come(latecomers, "second");

        // When
        latecomers.unanswered(first);

        // Then
        assertThat(toldByNow()).containsExactly("first false");
    }

    @Test
    void nobody_waits_longer_than_allowed_for_an_answer_or_for_an_event_or_to_be_asked_for() throws Exception {
        // Given
        Latecomers hasty = new Latecomers(heard, Duration.ofMillis(100));
        Group unanswered = come(hasty, "no answer");
        hasty.answered(come(hasty, "no event"), Map.of(PARTITION, 7L));
        loop.submit(() -> hasty.add("kept", waiter("not asked for"))).get();

        // When
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            hasty.giveUp();
            return told.size() == 3;
        });

        // Then
        assertThat(told).containsExactly("no answer false", "no event false", "not asked for false");
        hasty.answered(unanswered, Map.of());
        assertThat(toldByNow()).hasSize(3);
    }

    @Test
    void who_comes_wakes_the_one_who_asks_once() throws Exception {
        // Given
        List<String> rings = Collections.synchronizedList(new ArrayList<>());
        latecomers.onArrival(() -> rings.add("ring"));
        assertThat(latecomers.rest()).isTrue();

        // When
        loop.submit(() -> latecomers.add("kept", waiter("first"))).get();
        loop.submit(() -> latecomers.add("kept", waiter("second"))).get();
        toldByNow();

        // Then
        assertThat(rings).hasSize(1);
        assertThat(latecomers.rest()).as("nobody has come").isFalse();
    }

    /** One who comes, and is taken to be asked for. */
    private Group come(Latecomers where, String name) throws Exception {
        loop.submit(() -> where.add("kept", waiter(name))).get();
        toldByNow();
        return where.next();
    }

    /** When the loop has done what it was given before. */
    private List<String> toldByNow() throws Exception {
        loop.submit(() -> {
        }).get();
        return told;
    }

    private void awaitTold(String... all) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(told).containsExactly(all));
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
