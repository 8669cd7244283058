package id.etalase.publicspace.booking;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** No lines: everybody in this process pushes at once, as processes do that know nothing of each other. */
@Alternative
@Singleton
class NoLines extends SessionLines {

    NoLines(BookingConfig config) {
        super(config);
    }

    @Override
    void together(UUID session, BookingTurn turn, Consumer<List<BookingTurn>> serve) {
        serve.accept(List.of(turn));
    }

    @Override
    <A> A alone(UUID session, Callable<A> work) throws Exception {
        return work.call();
    }
}
