package id.etalase.gateway.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import id.etalase.gateway.cache.KeptAnswer.Stored;
import id.etalase.gateway.proxy.AnswerTap;
import id.etalase.gateway.request.ContentLength;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** One question to a service on behalf of all who want the same answer. */
final class Fetch {

    /** What is asked, and in which generation: who comes after a change does not get an answer from before it. */
    record Id(CacheKey key, long generation) {
    }

    private final Id id;
    private final @Nullable Stored old;
    private final int largest;
    private final Duration life;
    private final long asked = System.nanoTime();
    private final List<Consumer<Optional<Stored>>> waiting = new ArrayList<>();
    private Consumer<Optional<Stored>> done = stored -> {
    };
    private Consumer<Stored> confirmed = stored -> {
    };
    private Predicate<Kept> unchanged = answer -> false;
    private Runnable refused = () -> {
    };
    private boolean over;

    Fetch(Id id, @Nullable Stored old, int largest, Duration life) {
        this.id = id;
        this.old = old;
        this.largest = largest;
        this.life = life;
    }

    void onDone(Consumer<Optional<Stored>> listener) {
        done = listener;
    }

    /** What happens when the service says that what is kept still holds. */
    void onConfirmed(Consumer<Stored> listener) {
        confirmed = listener;
    }

    /** What happens when the service does not allow its answer to be kept. */
    void onRefused(Runnable listener) {
        refused = listener;
    }

    /** Whether the one who asks has this answer already. */
    void onUnchanged(Predicate<Kept> test) {
        unchanged = test;
    }

    /** Waits for the answer, if it is still to come. The listener gets nothing if it may not be used for others. */
    synchronized boolean join(Context context, Consumer<Optional<Stored>> listener) {
        if (over) {
            return false;
        }
        waiting.add(stored -> context.runOnContext(now -> listener.accept(stored)));
        return true;
    }

    private void finish(Optional<Stored> stored) {
        List<Consumer<Optional<Stored>>> all;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            all = List.copyOf(waiting);
        }
        done.accept(stored);
        all.forEach(one -> one.accept(stored));
    }

    AnswerTap tap(RoutingContext routing) {
        return new Recorder(routing);
    }

    private final class Recorder implements AnswerTap {

        private final RoutingContext routing;
        private @Nullable Buffer body = Buffer.buffer();
        private int status;
        private MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        private OptionalLong fresh = OptionalLong.empty();

        Recorder(RoutingContext routing) {
            this.routing = routing;
        }

        @Override
        public boolean head(int answered, MultiMap received) {
            status = answered;
            long born = asked - Kept.ageOf(received);
            if (answered == 304 && old != null) {
                MultiMap merged = old.kept().confirmed(received, born, 0, 0).headers();
                long again = Kept.freshFor(old.kept().status(), merged, life).orElse(0);
                Stored stored = new Stored(old.kept().confirmed(received, born, again, id.generation()));
                finish(Optional.of(stored));
                confirmed.accept(stored);
                return true;
            }
            headers = Kept.dated(MultiMap.caseInsensitiveMultiMap().addAll(received), received);
            fresh = Kept.freshFor(answered, received, life);
            if (fresh.isEmpty()) {
                if (answered < 500) {
                    refused.run();
                }
                finish(Optional.empty());
            }
            if (fresh.isEmpty() || ContentLength.of(received) > largest) {
                body = null;
            }
            // Who has it already is told so; the others still want the whole.
            Kept head = new Kept(answered, headers, Buffer.buffer(), born, 0, id.generation());
            if (unchanged.test(head)) {
                KeptAnswer.send(routing, new Stored(head), String.valueOf(routing.response().headers().get("Cache-Status")));
                return true;
            }
            return false;
        }

        @Override
        public boolean wantsTheRest() {
            return body != null && fresh.isPresent();
        }

        @Override
        public void chunk(Buffer chunk) {
            if (body != null) {
                body.appendBuffer(chunk);
                if (body.length() > largest) {
                    body = null;
                    finish(Optional.empty());
                }
            }
        }

        @Override
        public void end() {
            if (body == null || fresh.isEmpty()) {
                finish(Optional.empty());
            } else {
                finish(Optional.of(new Stored(new Kept(status, headers, body.copy(), asked - Kept.ageOf(headers),
                        fresh.getAsLong(), id.generation()))));
            }
        }

        @Override
        public void broken() {
            finish(Optional.empty());
        }
    }
}
