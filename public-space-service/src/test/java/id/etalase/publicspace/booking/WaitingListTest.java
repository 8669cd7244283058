package id.etalase.publicspace.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.publicspace.programme.Seats;
import id.etalase.publicspace.programme.Session;
import id.etalase.publicspace.programme.Sessions;
import id.etalase.publicspace.programme.VisitorType;

/** The rule of the waiting list, against a model of what fairness means. */
class WaitingListTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MOST_PASSED_OVER = 3;

    private final Session session = Sessions.of(40, NOW.plusSeconds(86_400));

    @Test
    void freed_places_go_to_the_first_who_fits() {
        // Given
        List<Booking> waiting = List.of(entry(20), entry(3), entry(2));

        // When
        List<Booking> offered = serve(waiting, 35);

        // Then
        assertThat(offered).containsExactly(waiting.get(1), waiting.get(2));
        assertThat(waiting.get(0).passedOver()).isEqualTo(2);
    }

    @Test
    void nobody_is_served_before_a_group_that_was_passed_over_too_often() {
        // Given
        Booking group = entry(20);
        for (int i = 0; i < MOST_PASSED_OVER; i++) {
            group.passOver();
        }

        // When
        List<Booking> offered = serve(List.of(group, entry(1)), 35);

        // Then
        assertThat(offered).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 5, 8, 13, 21, 34, 55, 89 })
    void whatever_is_freed_nobody_is_passed_over_more_often_than_may_be_and_nobody_starves(long seed) {
        Random random = new Random(seed);
        List<Booking> waiting = new ArrayList<>();
        Map<UUID, Integer> servedBefore = new HashMap<>();
        int taken = 40;
        int served = 0;
        for (int round = 0; round < 2_000; round++) {
            if (waiting.size() < 30) {
                waiting.add(entry(1 + random.nextInt(random.nextInt(10) == 0 ? 40 : 5)));
            }
            // Somebody who has places leaves.
            taken -= Math.min(taken, 1 + random.nextInt(6));
            List<Booking> order = List.copyOf(waiting);
            List<Booking> offered = serve(order, taken);
            for (Booking lucky : offered) {
                order.stream().takeWhile(entry -> entry != lucky).filter(entry -> !offered.contains(entry))
                        .forEach(entry -> servedBefore.merge(entry.id(), 1, Integer::sum));
                taken += lucky.heads();
                served++;
            }
            waiting.removeAll(offered);
            assertThat(taken).isBetween(0, 40);
            assertThat(servedBefore.values()).allMatch(times -> times <= MOST_PASSED_OVER);
        }
        assertThat(served).isGreaterThan(500);
    }

    private List<Booking> serve(List<Booking> waiting, int taken) {
        Seats seats = Seats.NONE.plus(Map.of(VisitorType.PUBLIC, taken));
        return WaitingList.serve(waiting, session, seats, MOST_PASSED_OVER, NOW.plusSeconds(3_600), NOW);
    }

    private Booking entry(int heads) {
        BookingRequest request = new BookingRequest(session.id(), new Party(heads, 0, 0, 0, 0, 0), false, null, null, null);
        return new Booking(UUID.randomUUID(), session, request, BookingStatus.WAITING, "app", new byte[32], null, NOW);
    }
}
