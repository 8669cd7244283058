package id.etalase.publicspace.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import id.etalase.kit.error.RequestProblem;

class LineTest {

    private final ExecutorService people = Executors.newCachedThreadPool();
    private final List<List<Integer>> rounds = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch door = new CountDownLatch(1);

    private final Line<Integer> line = new Line<>(100, 3, Duration.ofMinutes(1));

    @BeforeEach
    void somebody_is_served() throws InterruptedException {
        occupy(line);
    }

    @AfterEach
    void end() {
        door.countDown();
        people.shutdownNow();
    }

    @Test
    void those_who_wait_are_served_together_in_their_order_as_many_as_may() throws Exception {
        // Given
        List<Future<?>> waiting = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            waiting.add(inLine(i));
        }

        // When
        door.countDown();

        // Then
        for (Future<?> one : waiting) {
            one.get(30, TimeUnit.SECONDS);
        }
        assertThat(rounds).containsExactly(List.of(1, 2, 3), List.of(4, 5));
    }

    @Test
    void who_must_be_alone_is_not_passed() throws Exception {
        // Given
        Future<?> first = inLine(1);
        int length = line.length();
        Future<?> alone = people.submit(() -> line.alone(() -> rounds.add(List.of(-1))));
        await(length + 1);
        Future<?> last = inLine(2);

        // When
        door.countDown();

        // Then
        for (Future<?> one : List.of(first, alone, last)) {
            one.get(30, TimeUnit.SECONDS);
        }
        assertThat(rounds).containsExactly(List.of(1), List.of(-1), List.of(2));
    }

    @Test
    void who_has_waited_too_long_is_sent_away_and_the_line_goes_on() throws Exception {
        // Given
        Line<Integer> impatient = new Line<>(100, 3, Duration.ofMillis(20));
        CountDownLatch elsewhere = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Future<?> busy = people.submit(() -> impatient.alone(() -> {
            begun.countDown();
            return elsewhere.await(30, TimeUnit.SECONDS);
        }));
        begun.await();

        // When
        assertThatThrownBy(() -> impatient.together(1, rounds::add)).isInstanceOf(RequestProblem.class)
                .hasMessageContaining("busy");

        // Then
        elsewhere.countDown();
        busy.get(30, TimeUnit.SECONDS);
        impatient.together(2, rounds::add);
        assertThat(rounds).containsExactly(List.of(2));
    }

    @Test
    void a_line_that_is_long_enough_takes_nobody_more() throws Exception {
        // Given
        Line<Integer> small = new Line<>(1, 3, Duration.ofMinutes(1));
        occupy(small);
        Future<?> last = people.submit(() -> small.together(1, rounds::add));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> small.length() == 1);

        // When
        assertThatThrownBy(() -> small.together(2, rounds::add)).isInstanceOf(RequestProblem.class);

        // Then
        door.countDown();
        last.get(30, TimeUnit.SECONDS);
        assertThat(rounds).containsExactly(List.of(1));
    }

    @Test
    void a_failure_does_not_stop_the_line() throws Exception {
        // Given
        Future<?> failing = people.submit(() -> line.alone(() -> {
            throw new IllegalStateException("no");
        }));
        await(1);
        Future<?> next = inLine(1);

        // When
        door.countDown();

        // Then
        assertThatThrownBy(() -> failing.get(30, TimeUnit.SECONDS)).hasRootCauseMessage("no");
        next.get(30, TimeUnit.SECONDS);
        assertThat(rounds).containsExactly(List.of(1));
    }

    @Test
    void nobody_is_ever_served_beside_somebody_else_nor_twice_nor_never() throws Exception {
        // Given
        Line<Integer> crowded = new Line<>(100, 8, Duration.ofMinutes(1));
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Integer> served = Collections.synchronizedList(new ArrayList<>());
        List<Future<?>> all = new ArrayList<>();
        ExecutorService crowd = Executors.newFixedThreadPool(32);

        // When
        for (int i = 0; i < 2_000; i++) {
            int number = i;
            all.add(crowd.submit(() -> {
                if (number % 5 == 0) {
                    crowded.alone(() -> served.add(enter(inside, most, number)));
                } else {
                    crowded.together(number, errands -> errands.forEach(one -> served.add(enter(inside, most, one))));
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get(60, TimeUnit.SECONDS);
        }
        crowd.shutdown();

        // Then
        assertThat(most).hasValue(1);
        assertThat(served).doesNotHaveDuplicates().hasSize(2_000);
    }

    private static int enter(AtomicInteger inside, AtomicInteger most, int number) {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        Thread.yield();
        inside.decrementAndGet();
        return number;
    }

    private void occupy(Line<Integer> wanted) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        people.submit(() -> wanted.alone(() -> {
            begun.countDown();
            return door.await(30, TimeUnit.SECONDS);
        }));
        begun.await();
    }

    private Future<?> inLine(int number) {
        int length = line.length();
        Future<?> waiting = people.submit(() -> line.together(number, rounds::add));
        await(length + 1);
        return waiting;
    }

    private void await(int length) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> line.length() == length);
    }
}
