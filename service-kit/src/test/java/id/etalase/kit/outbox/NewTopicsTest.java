package id.etalase.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.util.UUID;

import org.junit.jupiter.api.Test;

/** The first start of a service: its reference data meets partitions that nobody wrote to before. */
class NewTopicsTest extends RelayTestCase {

    private static final int KINDS = 8;
    private static final int EACH = 60;

    @Test
    void the_broker_finds_nothing_to_complain_of_when_much_is_written_to_new_topics() throws Exception {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            for (int kind = 0; kind < KINDS; kind++) {
                for (int i = 0; i < EACH; i++) {
                    OutboxTable.append(connection, OutboxDatabase.event(context + "-k" + kind, UUID.randomUUID(), 1));
                }
            }
            connection.commit();
        }

        try (RecordedLog broker = new RecordedLog("kafka"); RecordedLog parts = new RecordedLog("org.apache.kafka")) {
            startedRelay("topics.partitions", "6");
            await().untilAsserted(() -> assertThat(database.waiting()).isZero());

            assertThat(broker.errors()).isEmpty();
            assertThat(parts.errors()).isEmpty();
        }
    }
}
