package id.etalase.publicspace.booking;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.publicspace.programme.Activity;
import id.etalase.publicspace.programme.Session;
import id.etalase.publicspace.programme.SessionStatus;
import id.etalase.publicspace.programme.VisitorType;

/** What a booking must keep to, before anybody counts places. */
final class BookingRules {

    private BookingRules() {
    }

    /**
     * The party as such: its size, its quotas, its adults.
     *
     * @throws RuleViolation when no session of this kind could take it
     */
    static void checkParty(Party party, Session session) {
        Activity activity = session.activity();
        int most = Math.min(activity.greatestGroup(), session.capacity());
        List<FieldError> errors = new ArrayList<>();
        if (party.heads() < activity.leastGroup()) {
            errors.add(new FieldError("/party", "group-too-small", Map.of("least", activity.leastGroup())));
        }
        if (party.heads() > most) {
            errors.add(new FieldError("/party", "group-too-large", Map.of("most", most)));
        }
        for (VisitorType type : VisitorType.values()) {
            int quota = activity.quotas().of(type, session.capacity());
            if (party.byType().get(type) > quota) {
                errors.add(new FieldError("/party", "over-quota",
                        Map.of("type", type.name().toLowerCase(java.util.Locale.ROOT), "quota", quota)));
            }
        }
        Integer ratio = activity.pupilsPerAdult();
        if (ratio != null && party.pupils() > ratio * party.escorts()) {
            errors.add(new FieldError("/party/escorts", "too-few-escorts",
                    Map.of("least", (party.pupils() + ratio - 1) / ratio, "ratio", ratio)));
        }
        if (!errors.isEmpty()) {
            throw new RuleViolation(errors);
        }
    }

    /** Whether somebody could book the session now, if there is room. */
    static boolean isOpen(Session session, Instant now) {
        try {
            checkOpen(session, now);
            return true;
        } catch (Conflict closed) {
            return false;
        }
    }

    /**
     * Whether the session can be booked now.
     *
     * @throws Conflict {@code session-cancelled}, {@code no-public-entry} or {@code booking-not-open} with the window
     */
    static void checkOpen(Session session, Instant now) {
        Activity activity = session.activity();
        if (session.status() == SessionStatus.CANCELLED) {
            throw new Conflict("session-cancelled", Map.of("session", session.id()));
        }
        boolean openByThen = activity.space().accessSince() == null || !activity.space().accessSince()
                .isAfter(java.time.LocalDate.ofInstant(session.startsAt(), id.etalase.kit.time.JakartaTime.ZONE));
        if (!activity.space().access().isBookable() || !openByThen) {
            throw new Conflict("no-public-entry", Map.of("space", activity.space().slug()),
                    Map.of("access", activity.space().access()));
        }
        Instant from = activity.bookableFrom(session.startsAt());
        Instant until = activity.bookableUntil(session.startsAt());
        if (now.isBefore(from) || !now.isBefore(until)) {
            throw new Conflict("booking-not-open",
                    Map.of("from", from.atOffset(ZoneOffset.UTC), "until", until.atOffset(ZoneOffset.UTC)),
                    Map.of("from", from, "until", until));
        }
    }
}
