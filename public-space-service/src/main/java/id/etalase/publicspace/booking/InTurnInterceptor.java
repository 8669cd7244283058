package id.etalase.publicspace.booking;

import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Does what {@link InTurn} says; after the checks of roles, before the transaction of an idempotent request begins. */
@InTurn
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 450)
class InTurnInterceptor {

    private final SessionLines lines;
    private final BookingRepository bookings;

    InTurnInterceptor(SessionLines lines, BookingRepository bookings) {
        this.lines = lines;
        this.bookings = bookings;
    }

    @AroundInvoke
    Object whenItsTurnHasCome(InvocationContext call) throws Exception {
        Optional<UUID> session = session(call.getParameters()[0]);
        return session.isEmpty() ? call.proceed() : lines.alone(session.get(), call::proceed);
    }

    /** Empty when there is none, or no such booking: then there is nothing to wait for. */
    private Optional<UUID> session(Object asked) {
        if (asked instanceof UUID booking) {
            return bookings.findSessionOf(booking);
        }
        return asked instanceof BookingRequest request ? Optional.ofNullable(request.session()) : Optional.empty();
    }
}
