package id.etalase.publicspace.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.http.EntityTag;
import id.etalase.publicspace.programme.Session;

/** Places for a party in a session: held, booked, waited for, or given back. Who the people are is not known here. */
@Entity
public class Booking {

    @Id
    private UUID id;
    @Version
    private long version;
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "session_id")
    private Session session;
    @Enumerated(EnumType.STRING)
    private BookingStatus status;
    @Embedded
    private Party party;
    private int heads;
    private Instant heldUntil;
    private Instant waitingSince;
    private int passedOver;
    private int checkedIn;
    private String country;
    @Enumerated(EnumType.STRING)
    private SchoolLevel schoolLevel;
    @Enumerated(EnumType.STRING)
    private TravelMode travelMode;
    private String reason;
    private UUID movedFrom;
    private String client;
    private byte[] codeHash;
    private int revision;
    private Instant createdAt;
    private Instant updatedAt;

    protected Booking() {
    }

    Booking(UUID id, Session session, BookingRequest request, BookingStatus status, String client, byte[] codeHash,
            Instant heldUntil, Instant at) {
        this.id = id;
        this.session = session;
        this.status = status;
        this.party = request.party();
        this.heads = party.heads();
        this.heldUntil = heldUntil;
        this.waitingSince = status == BookingStatus.WAITING ? at : null;
        this.country = request.country();
        this.schoolLevel = request.schoolLevel();
        this.travelMode = request.travelMode();
        this.client = client;
        this.codeHash = codeHash.clone();
        this.createdAt = at;
        this.updatedAt = at;
    }

    BookingEvent made() {
        BookingResponse now = BookingResponse.from(this);
        return switch (status) {
            case HELD -> new BookingEvent.Held(now);
            case WAITING -> new BookingEvent.Waitlisted(now);
            default -> new BookingEvent.Confirmed(now);
        };
    }

    /**
     * Books what was held or offered.
     *
     * @throws Conflict {@code hold-expired} when the time for it is over, {@code booking-not-open-to-this} when there is
     *         nothing to confirm
     */
    BookingEvent confirm(Instant at) {
        if (status == BookingStatus.EXPIRED || status.isKept() && !at.isBefore(heldUntil)) {
            throw new Conflict("hold-expired", Map.of("heldUntil", heldUntil));
        }
        if (!status.isKept()) {
            throw notNow();
        }
        moveTo(BookingStatus.CONFIRMED, at);
        heldUntil = null;
        return new BookingEvent.Confirmed(BookingResponse.from(this));
    }

    /** Gives the places back. */
    BookingEvent cancel(String why, Instant at) {
        moveTo(BookingStatus.CANCELLED, at);
        reason = why;
        heldUntil = null;
        return new BookingEvent.Cancelled(BookingResponse.from(this));
    }

    /** The time to confirm is over. The instant of that stays, so that a late confirmation can be told when it was. */
    BookingEvent expire(Instant at) {
        moveTo(BookingStatus.EXPIRED, at);
        return new BookingEvent.Expired(BookingResponse.from(this));
    }

    /** From the waiting list to an offer. */
    BookingEvent offer(Instant until, Instant at) {
        moveTo(BookingStatus.OFFERED, at);
        heldUntil = until;
        return new BookingEvent.Offered(BookingResponse.from(this));
    }

    void passOver() {
        passedOver++;
    }

    /** The session was called off. */
    BookingEvent displace(String why, Instant at) {
        moveTo(BookingStatus.DISPLACED, at);
        reason = why;
        heldUntil = null;
        return new BookingEvent.Displaced(BookingResponse.from(this));
    }

    /**
     * After its session was called off: to places in another session, or to the head of the line for some. The reason stays,
     * for the notice to the visitors.
     */
    BookingEvent rehouse(Session to, boolean room, Instant at) {
        moveTo(room ? BookingStatus.CONFIRMED : BookingStatus.WAITING, at);
        movedFrom = session.id();
        session = to;
        waitingSince = room ? null : createdAt;
        return new BookingEvent.Changed(BookingResponse.from(this), List.of("/status", "/session", "/startsAt"));
    }

    /** Nobody came. */
    BookingEvent missed(Instant at) {
        moveTo(BookingStatus.NO_SHOW, at);
        return new BookingEvent.NotShown(BookingResponse.from(this));
    }

    /** Some or all of the heads are in. */
    public BookingEvent checkIn(int arrived, Instant at) {
        if (status != BookingStatus.CHECKED_IN) {
            moveTo(BookingStatus.CHECKED_IN, at);
        }
        checkedIn += arrived;
        updatedAt = at;
        return new BookingEvent.CheckedIn(BookingResponse.from(this));
    }

    /**
     * More or fewer come, or to another session.
     *
     * @throws Conflict when it is neither held nor booked
     */
    BookingEvent change(Session to, Party now, Instant at) {
        List<String> changed = new ArrayList<>();
        if (!now.equals(party)) {
            changed.add("/party");
            changed.add("/heads");
        }
        if (!to.id().equals(session.id())) {
            changed.add("/session");
            changed.add("/startsAt");
        }
        session = to;
        party = now;
        heads = now.heads();
        if (status == BookingStatus.DISPLACED) {
            moveTo(BookingStatus.CONFIRMED, at);
            reason = null;
            changed.add("/status");
        }
        revision++;
        updatedAt = at;
        return new BookingEvent.Changed(BookingResponse.from(this), changed);
    }

    private void moveTo(BookingStatus target, Instant at) {
        if (!status.canBecome(target)) {
            throw notNow();
        }
        status = target;
        revision++;
        updatedAt = at;
    }

    Conflict notNow() {
        return new Conflict("booking-not-open-to-this", Map.of("status", status), Map.of("bookingStatus", status));
    }

    long version() {
        return version;
    }

    EntityTag tag() {
        return EntityTag.of(id, version);
    }

    public UUID id() {
        return id;
    }

    public Session session() {
        return session;
    }

    public BookingStatus status() {
        return status;
    }

    public Party party() {
        return party;
    }

    /** How many come. */
    public int heads() {
        return heads;
    }

    Instant heldUntil() {
        return heldUntil;
    }

    Instant waitingSince() {
        return waitingSince;
    }

    int passedOver() {
        return passedOver;
    }

    /** How many are in already. */
    public int checkedIn() {
        return checkedIn;
    }

    String country() {
        return country;
    }

    SchoolLevel schoolLevel() {
        return schoolLevel;
    }

    TravelMode travelMode() {
        return travelMode;
    }

    String reason() {
        return reason;
    }

    UUID movedFrom() {
        return movedFrom;
    }

    String client() {
        return client;
    }

    byte[] codeHash() {
        return codeHash.clone();
    }

    /** Rises with every change; the SEQUENCE of its calendar entry. */
    public int revision() {
        return revision;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
