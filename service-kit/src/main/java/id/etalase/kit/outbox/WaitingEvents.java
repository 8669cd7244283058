package id.etalase.kit.outbox;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What the leader still has to publish, read and marked over its connection. While Kafka takes one batch, {@link #readAhead}
 * lets PostgreSQL make the next one ready; only one of the two callers uses the connection at a time.
 */
final class WaitingEvents implements AutoCloseable {

    private final RelayConnection own;
    private final OutboxConfig.Relay limits;
    private final RelayMeters meters;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "outbox-reader");
        thread.setDaemon(true);
        return thread;
    });

    WaitingEvents(RelayConnection own, OutboxConfig.Relay limits, RelayMeters meters) {
        this.own = own;
        this.limits = limits;
        this.meters = meters;
    }

    /** The first events that wait. */
    List<OutboxEntry> read(int limit) throws SQLException {
        return read(List.of(), limit);
    }

    private List<OutboxEntry> read(List<OutboxEntry> onTheirWay, int limit) throws SQLException {
        return OutboxTable.waiting(own.jdbc(), onTheirWay, limit, limits.batchBytes());
    }

    /** Whether more may be waiting than fitted into a batch. */
    boolean isFull(List<OutboxEntry> batch, int limit) {
        return batch.size() == limit || batch.stream().mapToInt(OutboxEntry::size).sum() >= limits.batchBytes();
    }

    /** Notes that Kafka has them. */
    void mark(List<OutboxEntry> sent) throws SQLException {
        if (!sent.isEmpty()) {
            OutboxTable.markPublished(own.jdbc(), sent);
            meters.published(sent);
        }
    }

    /** Notes that Kafka will never take it: the later ones of its aggregate are not read any more. */
    void markFailed(OutboxEntry entry, String reason) throws SQLException {
        OutboxTable.markFailed(own.jdbc(), entry, reason);
    }

    /**
     * Marks what was sent and reads what waits besides the events that are on their way now, on another thread. Nothing else
     * may be asked of this until {@link Ahead#get} has returned.
     * <p>
     * Not only what lies behind them: an event takes its place when it is written and shows when it is committed. One that
     * lies before them may show only now, and its successor, which lies behind them, with it.
     */
    Ahead readAhead(List<OutboxEntry> sent, List<OutboxEntry> onTheirWay, int limit) {
        Future<List<OutboxEntry>> work = reader.submit(() -> {
            mark(sent);
            return read(onTheirWay, limit);
        });
        return () -> await(work);
    }

    /** The next batch, once it is there. */
    interface Ahead {

        List<OutboxEntry> get() throws SQLException, InterruptedException;
    }

    private static List<OutboxEntry> await(Future<List<OutboxEntry>> work) throws SQLException, InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw new IllegalStateException("Events cannot be read", e.getCause());
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
