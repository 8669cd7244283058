package id.etalase.gateway.trace;

import java.util.Optional;

import io.vertx.core.MultiMap;

/** What is told of one request. Where nothing is traced, nobody listens and it costs nothing. */
public interface Trace {

    /** Nobody listens. */
    Trace OFF = new Trace() {
    };

    /** The id of the trace that the request belongs to; empty where it is left to what the client sent. */
    default Optional<String> id() {
        return Optional.empty();
    }

    /**
     * The request goes to a replica of a service, at this host and port.
     *
     * @param number the first attempt is 1
     * @param headers of the request to the service; they get the context in which it goes on
     */
    default Attempt attempt(String method, String host, int port, int number, MultiMap headers) {
        return Attempt.OFF;
    }

    /**
     * The request is over.
     *
     * @param prefix of the path, by which it was routed; empty if the gateway answered it itself
     * @param cache what the cache had to do with it, in one word
     * @param status 0 if the client has not got the whole answer
     */
    default void end(String method, Optional<String> prefix, String cache, int status) {
    }

    /** One attempt to have a service answer. */
    interface Attempt {

        /** Nobody listens. */
        Attempt OFF = new Attempt() {
        };

        /** The service answered, at least with a head. */
        default void answered(int status) {
        }

        /** It is over, with an answer or without. The first end counts. */
        default void end() {
        }
    }
}
