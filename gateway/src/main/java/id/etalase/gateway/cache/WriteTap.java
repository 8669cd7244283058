package id.etalase.gateway.cache;

import id.etalase.gateway.proxy.AnswerTap;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** Makes what is kept of a service old when a write was answered, before the writer learns of it. */
record WriteTap(String service, Generations generations, ChangeEvents events) implements AnswerTap {

    private static final int REFUSED = 400;
    private static final int FAILED = 500;

    @Override
    public boolean head(int status, MultiMap headers) {
        // A refusal has changed nothing; of a failure that is not certain.
        if (status < REFUSED || status >= FAILED) {
            generations.next(service);
        }
        return false;
    }

    @Override
    public void chunk(Buffer chunk) {
        // The head has said all.
    }

    @Override
    public void end() {
        // The head has said all.
    }

    @Override
    public void broken() {
        // It may have taken effect, and then an event tells so. Only where none is heard it is taken for granted: otherwise
        // anybody could empty the cache by beginning a write and hanging up.
        if (!events.areHeard()) {
            generations.next(service);
        }
    }
}
