package id.etalase.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** Listens to what a service answers while a client gets it. Of the last three, one is called, once. */
public interface AnswerTap {

    /**
     * The head of the answer that the client would get.
     *
     * @return whether the tap answers the client itself instead; the rest of the service's answer is read away
     */
    boolean head(int status, MultiMap headers);

    /** Whether the rest of an answer is of use that the client has got otherwise. */
    default boolean wantsTheRest() {
        return false;
    }

    void chunk(Buffer chunk);

    /** The answer is whole. */
    void end();

    /** The client has got another answer, or none, or not the whole. */
    void broken();

    /** Hears nothing. */
    AnswerTap DEAF = new AnswerTap() {

        @Override
        public boolean head(int status, MultiMap headers) {
            return false;
        }

        @Override
        public void chunk(Buffer chunk) {
            // Nothing to hear it.
        }

        @Override
        public void end() {
            // Nothing to hear it.
        }

        @Override
        public void broken() {
            // Nothing to hear it.
        }
    };
}
