package id.etalase.publicspace.booking;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import id.etalase.kit.idempotency.IdempotentRequests;
import id.etalase.kit.outbox.Outbox;

/** Where bookings are asked for: in the line of their session, served together with those that wait behind. */
@ApplicationScoped
class BookingCounter {

    private final SessionLines lines;
    private final BookingRoundService rounds;
    private final SessionMemory memory;
    private final IdempotentRequests repeats;
    private final Outbox outbox;

    BookingCounter(SessionLines lines, BookingRoundService rounds, SessionMemory memory, IdempotentRequests repeats,
            Outbox outbox) {
        this.lines = lines;
        this.rounds = rounds;
        this.memory = memory;
        this.repeats = repeats;
        this.outbox = outbox;
    }

    /** Holds or books places; returns when that is committed or refused. */
    Response book(BookingRequest request, String client) {
        BookingTurn turn = new BookingTurn(repeats.current(), request, client, outbox.currentTrace());
        lines.together(request.session(), turn, turns -> serve(request.session(), turns));
        return turn.result();
    }

    private void serve(UUID session, List<BookingTurn> turns) {
        try {
            BookingRoundService.Served served = rounds.serve(session, turns);
            if (served.left() != null) {
                memory.keep(served.left());
            }
            served.answers().forEach(BookingTurn::answer);
        } catch (RuntimeException e) {
            turns.forEach(turn -> turn.fail(e));
            if (turns.size() > 1 && isOfContent(e)) {
                // Nobody pays for what another one has sent.
                turns.forEach(turn -> serve(session, List.of(turn)));
            }
        }
    }

    /** Whether the database refused what was to be written, and not that anything be written now. */
    private static boolean isOfContent(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23");
            }
        }
        return false;
    }
}
