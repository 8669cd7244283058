package id.etalase.gateway.route;

import java.time.Duration;
import java.util.Optional;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;

/**
 * One path prefix and the service that owns it.
 *
 * @param service the name of the service
 * @param prefix the prefix, for example {@code /v1/agreements}
 * @param responseTimeout how long the service may take to answer here; empty if as long as everywhere
 * @param heldOpen whether answers may be held open here: streams, and reads that wait until there is something
 */
public record Route(String service, String prefix, Optional<Duration> responseTimeout, boolean heldOpen) {

    private static final String KEY = Route.class.getName();

    /** Whether the answer to this request is held open: it asks for a stream, or to wait until there is something. */
    public boolean holdsOpen(HttpServerRequest request) {
        if (!heldOpen) {
            return false;
        }
        String accept = request.getHeader("Accept");
        String wait = request.getParam("wait");
        return accept != null && (accept.contains("text/event-stream") || accept.contains("text/*"))
                || wait != null && !wait.equals("0");
    }

    /** Notes on the request that it goes this way. */
    public void attach(RoutingContext routing) {
        routing.put(KEY, this);
    }

    /** The way a request went; empty if the gateway answered it itself. */
    public static Optional<Route> of(RoutingContext routing) {
        return Optional.ofNullable(routing.get(KEY));
    }

    /**
     * Where a replica of a service listens.
     *
     * @param host name or address, without brackets
     * @param port never 0
     * @param tls whether it speaks https
     */
    public record Origin(String host, int port, boolean tls) {

        /** A request to this origin, still without method and path. */
        public RequestOptions request() {
            return new RequestOptions().setHost(host).setPort(port).setSsl(tls);
        }

        @Override
        public String toString() {
            return (tls ? "https://" : "http://") + host + ":" + port;
        }
    }
}
