package id.etalase.publicspace.calendar;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Geo;
import biweekly.property.Method;
import biweekly.property.Status;
import biweekly.property.Uid;
import id.etalase.publicspace.booking.Booking;
import id.etalase.publicspace.booking.BookingStatus;
import id.etalase.publicspace.programme.Activity;
import id.etalase.publicspace.programme.Session;
import id.etalase.publicspace.programme.SessionStatus;

/**
 * Sessions and bookings as calendar entries (RFC 5545). A UID never changes and SEQUENCE rises with every change; what is
 * called off stays in the feed as cancelled, so that it goes from the calendars of those who have it. The library escapes
 * texts and folds lines; times are in UTC, which needs no table of zones.
 */
final class Entries {

    private static final String PRODUCT = "-//Etalase//Public space//EN";
    private static final String HOST = "@public-space.etalase";

    private Entries() {
    }

    static String feed(String name, List<Session> sessions) {
        ICalendar calendar = calendar();
        calendar.setName(name);
        sessions.forEach(session -> calendar.addEvent(entry(session, "session-" + session.id(),
                session.status() == SessionStatus.CANCELLED, session.status() == SessionStatus.CANCELLED ? 1 : 0,
                session.changedAt())));
        return Biweekly.write(calendar).go();
    }

    static String booking(Booking booking) {
        boolean off = booking.status() != BookingStatus.CONFIRMED && booking.status() != BookingStatus.CHECKED_IN;
        ICalendar calendar = calendar();
        calendar.setMethod(off ? Method.cancel() : Method.publish());
        VEvent event = entry(booking.session(), "booking-" + booking.id(), off, booking.revision(),
                latest(booking.updatedAt(), booking.session().changedAt()));
        event.setLastModified(Date.from(booking.updatedAt()));
        event.setDescription(booking.heads() + " \u00d7 " + booking.session().activity().title().en());
        calendar.addEvent(event);
        return Biweekly.write(calendar).go();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static ICalendar calendar() {
        ICalendar calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        return calendar;
    }

    private static VEvent entry(Session session, String uid, boolean off, int sequence, Instant changedAt) {
        Activity activity = session.activity();
        VEvent event = new VEvent();
        event.setUid(new Uid(uid + HOST));
        event.setSequence(sequence);
        event.setDateTimeStamp(Date.from(changedAt));
        event.setDateStart(Date.from(session.startsAt()));
        event.setDateEnd(Date.from(session.endsAt()));
        event.setSummary(activity.title().id() + " / " + activity.title().en());
        event.setLocation(activity.space().name().en()
                + (activity.space().address() == null ? "" : ", " + activity.space().address()));
        event.setStatus(off ? Status.cancelled() : Status.confirmed());
        if (activity.space().coordinates() != null) {
            event.setGeo(new Geo(activity.space().coordinates().latitude(),
                    activity.space().coordinates().longitude()));
        }
        return event;
    }

    static String fileName(UUID booking) {
        return "booking-" + booking + ".ics";
    }
}
