package id.etalase.publicspace.booking;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * One line of requests in front of each session, in this process. It decides nothing: what is true is behind
 * {@link SessionLock}, which all replicas share. It is there so that those who wait for one session hold no connections
 * meanwhile, are served in the order of coming, and share one commit.
 */
@ApplicationScoped
class SessionLines {

    private final Map<UUID, Used> lines = new ConcurrentHashMap<>();
    private final BookingConfig config;

    SessionLines(BookingConfig config) {
        this.config = config;
    }

    /** A line and how many are in it, so that it can go when nobody is. */
    private record Used(Line<BookingTurn> line, int users) {
    }

    /** Serves a booking, with those that wait behind it. */
    void together(UUID session, BookingTurn turn, Consumer<List<BookingTurn>> serve) {
        Line<BookingTurn> line = enter(session);
        try {
            line.together(turn, serve);
        } finally {
            leave(session);
        }
    }

    /** Does something else with a session, when its turn has come. */
    <A> A alone(UUID session, Callable<A> work) throws Exception {
        Line<BookingTurn> line = enter(session);
        try {
            return line.alone(work);
        } finally {
            leave(session);
        }
    }

    /** How many wait for a session at this moment. */
    int waiting(UUID session) {
        Used used = lines.get(session);
        return used == null ? 0 : used.line().length();
    }

    private Line<BookingTurn> enter(UUID session) {
        return lines.compute(session, (id, used) -> used == null
                ? new Used(new Line<>(config.longestLine(), config.mostTogether(), config.patience()), 1)
                : new Used(used.line(), used.users() + 1)).line();
    }

    private void leave(UUID session) {
        lines.computeIfPresent(session, (id, used) -> used.users() == 1 ? null : new Used(used.line(), used.users() - 1));
    }
}
