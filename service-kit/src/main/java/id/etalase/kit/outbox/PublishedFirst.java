package id.etalase.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

import jakarta.inject.Singleton;

import io.agroal.api.AgroalDataSource;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/**
 * Whether Kafka has the events that a reader of the log is about to get.
 *
 * <p>
 * Whoever keeps answers, as the gateways do, drops them by what Kafka tells. A reader who learns of a change from the feed or a
 * webhook and then asks a gateway must not be shown the state before it; so the event reaches him only when it is published,
 * mostly within milliseconds. While Kafka is away readers wait once for as long as the patience lasts, and then no more until
 * the event for which they waited has got through.
 */
@Singleton
public class PublishedFirst {

    private static final String WAITING = """
            SELECT waiting.position FROM outbox_waiting waiting
            WHERE waiting.position = ANY (?) AND waiting.failure IS NULL
              AND NOT EXISTS (SELECT FROM outbox_waiting refused
                              JOIN outbox_event its ON its.position = refused.position
                              JOIN outbox_event own ON own.position = waiting.position
                              WHERE refused.failure IS NOT NULL
                                AND (its.aggregate_type, its.aggregate_id) = (own.aggregate_type, own.aggregate_id))
            ORDER BY waiting.position LIMIT 1
            """;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);

    private final AgroalDataSource dataSource;
    private final Duration patience;
    /** For which event readers have waited in vain. */
    private volatile OptionalLong stuck = OptionalLong.empty();

    PublishedFirst(AgroalDataSource dataSource, OutboxConfig config) {
        this.dataSource = dataSource;
        this.patience = config.publicationPatience();
    }

    /** Ends as soon as Kafka has them, or does not get them for now, or never will. Looks once before it returns. */
    public Uni<Void> of(List<LoggedEvent> events) {
        Long[] positions = events.stream().map(event -> event.place().position()).toArray(Long[]::new);
        return events.isEmpty() ? Uni.createFrom().voidItem()
                : look(positions, System.nanoTime() + patience.toNanos(), FIRST_PAUSE);
    }

    private Uni<Void> look(Long[] positions, long deadline, Duration pause) {
        if (!isUnderway(positions, deadline)) {
            return Uni.createFrom().voidItem();
        }
        Duration doubled = pause.multipliedBy(2);
        Duration next = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        return Uni.createFrom().voidItem().onItem().delayIt().by(pause).emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(() -> look(positions, deadline, next));
    }

    private boolean isUnderway(Long[] positions, long deadline) {
        try (Connection connection = dataSource.getConnection()) {
            OptionalLong known = stuck;
            if (known.isPresent() && firstWaiting(connection, known.getAsLong()).isPresent()) {
                return false;
            }
            stuck = OptionalLong.empty();
            OptionalLong first = firstWaiting(connection, positions);
            if (first.isPresent() && System.nanoTime() - deadline >= 0) {
                stuck = first;
                return false;
            }
            return first.isPresent();
        } catch (SQLException e) {
            throw new OutboxException("Could not read which events wait", e);
        }
    }

    private static OptionalLong firstWaiting(Connection connection, Long... positions) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
            statement.setArray(1, connection.createArrayOf("bigint", positions));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }
}
