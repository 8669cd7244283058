package id.etalase.publicspace.booking;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import id.etalase.kit.error.NotFound;
import id.etalase.kit.identity.Caller;
import id.etalase.publicspace.Roles;

/** Who may see and change a booking: the app that made it, whoever has its code, and the staff of the place. */
@ApplicationScoped
public class BookingAccess {

    private static final byte[] NO_HASH = new byte[32];

    private final BookingRepository bookings;
    private final BookingCodes codes;
    private final WrongCodes wrongCodes;
    private final Caller caller;

    BookingAccess(BookingRepository bookings, BookingCodes codes, WrongCodes wrongCodes, Caller caller) {
        this.bookings = bookings;
        this.codes = codes;
        this.wrongCodes = wrongCodes;
        this.caller = caller;
    }

    /**
     * The booking, if the caller may see it.
     *
     * @param code what the header Booking-Code says; null when absent
     * @throws NotFound the same for a booking that is not there and for one that is not the caller's
     */
    public Booking get(UUID id, @Nullable String code) {
        Booking booking = bookings.find(id).orElse(null);
        boolean rightCode = codes.matches(code, booking == null ? NO_HASH : booking.codeHash());
        if (booking != null && (rightCode || isStaff() || isTheirApp(booking))) {
            return booking;
        }
        wrongCodes.count(id);
        throw new NotFound("booking-not-found", Map.of("booking", id));
    }

    /** Whether the caller is staff and sees the booking of somebody else. */
    public boolean isStaff() {
        return caller.has(Roles.VISIT_DESK) || caller.has(Roles.PARK_OFFICER);
    }

    private boolean isTheirApp(Booking booking) {
        return caller.has(Roles.APP) && booking.client().equals(clientOf(caller));
    }

    static String clientOf(Caller caller) {
        return caller.clientId();
    }
}
