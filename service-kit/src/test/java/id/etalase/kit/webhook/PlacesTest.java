package id.etalase.kit.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final int SHARED = 16;
    private static final int PER_WEBHOOK = 4;
    private static final int PER_HOST = 8;

    private final Places places = new Places(SHARED, PER_WEBHOOK, PER_HOST);
    private final UUID webhook = UUID.randomUUID();

    @Test
    void a_webhook_holds_only_so_many() {
        assertThat(places.take(webhook, "a.example")).isEqualTo(PER_WEBHOOK);
        assertThat(places.take(webhook, "a.example")).isZero();

        places.giveBack(webhook, "a.example", 2);

        assertThat(places.take(webhook, "a.example")).isEqualTo(2);
    }

    @Test
    void when_all_shared_places_are_held_each_webhook_still_has_one_of_its_own() {
        int held = 0;
        for (int silent = 0; silent < 40; silent++) {
            held += places.take(UUID.randomUUID(), silent + ".example");
        }

        assertThat(held).isEqualTo(40 + SHARED);
        assertThat(places.take(webhook, "good.example")).isEqualTo(1);
    }

    @Test
    void one_host_leaves_shared_places_to_others() {
        for (int silent = 0; silent < 20; silent++) {
            places.take(UUID.randomUUID(), "silent.example");
        }

        assertThat(places.take(webhook, "silent.example")).as("its own").isEqualTo(1);
        assertThat(places.take(UUID.randomUUID(), "good.example")).isEqualTo(PER_WEBHOOK);
    }

    @Test
    void what_was_given_back_can_be_taken_again() {
        for (int round = 0; round < 100; round++) {
            int taken = places.take(webhook, "a.example");
            places.giveBack(webhook, "a.example", 0);
            for (int i = 0; i < taken; i++) {
                places.giveBack(webhook, "a.example", 1);
            }
        }

        assertThat(places.take(webhook, "a.example")).isEqualTo(PER_WEBHOOK);
        assertThat(places.take(UUID.randomUUID(), "a.example")).isEqualTo(PER_WEBHOOK);
    }
}
