package id.etalase.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublishedFirstTest {

    private static final LogFilter ALL = new LogFilter(DomainEvent.EVERYONE, Set.of(), null);
    private static final String LONG = "PT1H";
    private static final String SHORT = "PT0.05S";

    private final OutboxDatabase database = OutboxDatabase.fresh();
    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void an_event_is_held_back_until_kafka_has_it() throws Exception {
        database.append(event(one, 1), event(other, 1));
        CompletableFuture<Void> held = of(patient(LONG));
        assertThat(held).isNotDone();

        publish(one);
        assertThat(held).isNotDone();
        publish(other);

        assertThat(held).succeedsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void while_kafka_is_away_readers_wait_once_and_again_when_it_is_back() throws Exception {
        PublishedFirst publishedFirst = patient(SHORT);
        database.append(event(one, 1));
        assertThat(of(publishedFirst)).succeedsWithin(10, TimeUnit.SECONDS);

        database.append(event(other, 1));
        assertThat(of(publishedFirst)).as("nobody waits once more").isDone();
        publish(one);

        assertThat(of(publishedFirst)).isNotDone();
    }

    @Test
    void what_kafka_refuses_for_good_and_all_behind_it_is_not_waited_for() throws Exception {
        PublishedFirst publishedFirst = patient(LONG);
        database.append(event(one, 1), event(one, 2));
        database.execute("UPDATE outbox_waiting SET failure = 'too large' WHERE position = 1");

        assertThat(of(publishedFirst)).isDone();
        database.append(event(other, 1));
        assertThat(of(publishedFirst)).isNotDone();
    }

    @Test
    void nothing_is_asked_for_nothing() {
        database.close();

        assertThat(patient(LONG).of(List.of()).subscribeAsCompletionStage()).isDone();
    }

    private PublishedFirst patient(String patience) {
        return new PublishedFirst(database.dataSource(), Relays.config("publication-patience", patience));
    }

    private static NewEntry event(UUID aggregate, int number) {
        return OutboxDatabase.event("log", aggregate, number);
    }

    private CompletableFuture<Void> of(PublishedFirst publishedFirst) throws Exception {
        List<LoggedEvent> events = new EventLog(database.dataSource()).read(ALL, LogPosition.BEGINNING, 10).events();
        assertThat(events).isNotEmpty();
        return publishedFirst.of(events).subscribeAsCompletionStage();
    }

    private void publish(UUID aggregate) throws SQLException {
        try (Connection connection = database.connect()) {
            OutboxTable.markPublished(connection, OutboxTable.waiting(connection, List.of(), 10, 1 << 20).stream()
                    .filter(entry -> entry.aggregateId().equals(aggregate)).toList());
        }
    }
}
