package id.etalase.gateway.request;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * The part of a request body that nobody has read when the answer goes out. A little of it is read away; for more the
 * connection is given up, but only after the client had time to read its answer: closing at once would tear it out of its
 * hands (RFC 9112, section 9.6).
 */
public final class UnreadBody {

    /** Reading this much away is cheaper than a new connection. */
    private static final int LITTLE = 64 * 1024;

    /** A client in which nothing moves for so long has read its answer, or will not. */
    private static final long LINGER_MILLIS = 2_000;

    /** Whoever still sends after so many times that long has no end in mind. */
    private static final int ROUNDS = 15;

    private UnreadBody() {
    }

    static void guard(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (request.version() == HttpVersion.HTTP_2 || !isAnnounced(request)) {
            return;
        }
        routing.addHeadersEndHandler(head -> {
            if (isTooMuchToRead(routing)) {
                routing.response().headers().set("Connection", "close");
            }
        });
        routing.addEndHandler(end -> {
            if (end.succeeded() && isTooMuchToRead(routing)) {
                readAway(routing);
            }
        });
    }

    private static void readAway(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        boolean[] moved = new boolean[1];
        int[] rounds = new int[1];
        long timer = routing.vertx().setPeriodic(LINGER_MILLIS, round -> {
            if (!moved[0] || ++rounds[0] == ROUNDS) {
                routing.vertx().cancelTimer(round);
                request.connection().close();
            }
            moved[0] = false;
        });
        request.handler(chunk -> moved[0] = true);
        request.exceptionHandler(gone -> routing.vertx().cancelTimer(timer));
        request.endHandler(all -> {
            routing.vertx().cancelTimer(timer);
            request.connection().close();
        });
        request.resume();
    }

    private static boolean isTooMuchToRead(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (request.isEnded()) {
            return false;
        }
        if (routing.response().getStatusCode() == 408) {
            // It would never come.
            return true;
        }
        long length = ContentLength.of(request.headers());
        // Whoever expects a 100 may never send the body after another answer, and the next request would be taken for it.
        return length == ContentLength.NONE || length > LITTLE || request.headers().contains("Expect");
    }

    /** Whether the request said that it brings a body. */
    public static boolean isAnnounced(HttpServerRequest request) {
        return request.headers().contains("Content-Length") || request.headers().contains("Transfer-Encoding");
    }
}
