package id.etalase.kit.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import id.etalase.testkit.EmbeddedServers;

class WebhookQueueTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    private final EmbeddedServers.Database database = EmbeddedServers.freshDatabase("webhooks");
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final UUID subscription = UUID.randomUUID();

    @BeforeEach
    void createTables() throws Exception {
        try (Connection connection = connect(); var script = getClass().getResourceAsStream("/db/kit/R__webhook.sql")) {
            connection.createStatement().execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            SubscriptionTable.insert(connection, subscription(subscription));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Subscription subscription(UUID id) {
        return new Subscription(id, "client", Set.of("everyone"), "https://receiver.example/", Set.of(), "whsec_c2VjcmV0", null,
                null, Subscription.Status.ACTIVE, null, "", now, 1);
    }

    @Test
    void two_replicas_never_take_the_same_delivery() throws Exception {
        enqueue(200);
        ExecutorService replicas = Executors.newFixedThreadPool(4);
        List<Future<List<UUID>>> taking = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            taking.add(replicas.submit(this::takeAll));
        }

        List<UUID> taken = new ArrayList<>();
        for (Future<List<UUID>> each : taking) {
            taken.addAll(each.get());
        }

        assertThat(taken).hasSize(200).doesNotHaveDuplicates();
        replicas.shutdown();
    }

    @Test
    void what_a_dead_replica_had_taken_is_taken_up_after_its_lease_and_not_before() throws Exception {
        enqueue(1);
        try (Connection connection = connect()) {
            List<Delivery> taken = take(connection, now, subscription);

            assertThat(taken).hasSize(1);
            assertThat(take(connection, now.plusSeconds(59), subscription)).isEmpty();
            assertThat(take(connection, now.plusSeconds(61), subscription)).extracting(Delivery::id)
                    .containsExactly(taken.get(0).id());
        }
    }

    @Test
    void a_message_is_queued_once_however_often_the_log_is_read() throws Exception {
        enqueue(1);
        enqueue(1);

        assertThat(takeAll()).hasSize(1);
    }

    @Test
    void the_backlog_of_one_webhook_is_not_before_what_waits_for_another() throws Exception {
        enqueue(50);
        UUID other = UUID.randomUUID();
        try (Connection connection = connect()) {
            SubscriptionTable.insert(connection, subscription(other));
            DeliveryTable.enqueue(connection, other, "message", "type", "{}", now.plusSeconds(1), false);

            List<Delivery> taken = DeliveryTable.take(connection, now.plusSeconds(2), LEASE, Map.of(subscription, 3, other, 3));

            assertThat(taken).extracting(Delivery::subscription).containsExactlyInAnyOrder(subscription, subscription,
                    subscription, other);
        }
    }

    private static List<Delivery> take(Connection connection, Instant at, UUID subscription) throws SQLException {
        return DeliveryTable.take(connection, at, LEASE, Map.of(subscription, 10));
    }

    private void enqueue(int messages) throws SQLException {
        try (Connection connection = connect()) {
            for (int i = 0; i < messages; i++) {
                DeliveryTable.enqueue(connection, subscription, "message-" + i, "type", "{}", now, false);
            }
        }
    }

    private List<UUID> takeAll() throws SQLException {
        List<UUID> all = new ArrayList<>();
        try (Connection connection = connect()) {
            List<Delivery> taken;
            do {
                taken = DeliveryTable.take(connection, now, LEASE, Map.of(subscription, 7));
                taken.forEach(delivery -> all.add(delivery.id()));
            } while (!taken.isEmpty());
        }
        return all;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }
}
