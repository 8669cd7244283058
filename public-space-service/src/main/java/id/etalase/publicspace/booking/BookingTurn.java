package id.etalase.publicspace.booking;

import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import id.etalase.kit.idempotency.IdempotentRequest;

/** A request to book, on its way through the line of its session, and what came of it. */
final class BookingTurn {

    private final IdempotentRequest repeats;
    private final BookingRequest request;
    private final String client;
    private final @Nullable String trace;
    private @Nullable Response answer;
    private @Nullable RuntimeException failure;

    BookingTurn(IdempotentRequest repeats, BookingRequest request, String client, @Nullable String trace) {
        this.repeats = repeats;
        this.request = request;
        this.client = client;
        this.trace = trace;
    }

    IdempotentRequest repeats() {
        return repeats;
    }

    BookingRequest request() {
        return request;
    }

    String client() {
        return client;
    }

    @Nullable
    String trace() {
        return trace;
    }

    /** Only after the commit. */
    void answer(Response given) {
        answer = given;
        failure = null;
    }

    void fail(RuntimeException cause) {
        failure = cause;
    }

    /** The answer, or the failure thrown. */
    Response result() {
        if (failure != null) {
            throw failure;
        }
        if (answer == null) {
            throw new IllegalStateException("Nobody has served this booking");
        }
        return answer;
    }
}
