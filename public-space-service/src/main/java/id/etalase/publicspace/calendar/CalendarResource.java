package id.etalase.publicspace.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import id.etalase.publicspace.booking.Booking;
import id.etalase.publicspace.booking.BookingAccess;
import id.etalase.publicspace.programme.Session;
import id.etalase.publicspace.programme.SessionRepository;
import id.etalase.publicspace.space.Space;
import id.etalase.publicspace.space.SpaceRepository;

@Path("/v1")
@Produces(CalendarResource.ICALENDAR)
@Tag(name = "Calendars", description = "iCalendar (RFC 5545), for every phone.")
class CalendarResource {

    static final String ICALENDAR = "text/calendar;charset=UTF-8";
    /** What was lately cancelled must still be told to calendars that fetch once in a while. */
    private static final Duration BACK = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofDays(180);

    private final SessionRepository sessions;
    private final SpaceRepository spaces;
    private final BookingAccess access;
    private final Clock clock;

    CalendarResource(SessionRepository sessions, SpaceRepository spaces, BookingAccess access, Clock clock) {
        this.sessions = sessions;
        this.spaces = spaces;
        this.access = access;
        this.clock = clock;
    }

    @GET
    @Path("/calendars/public")
    @Operation(operationId = "getPublicCalendar", summary = "All public sessions", description = "From 30 days ago to 180 days ahead, cancelled ones included.")
    @APIResponse(responseCode = "200", description = "The feed")
    public Response all() {
        return feed("Etalase", null);
    }

    @GET
    @Path("/calendars/spaces/{space}")
    @Operation(operationId = "getSpaceCalendar", summary = "The sessions of one place, and of all that lies in it")
    @APIResponse(responseCode = "200", description = "The feed")
    public Response space(
            @PathParam("space") @Parameter(description = "Slug or id.", example = "taman-ayodya") String slugOrId) {
        Space space = spaces.get(slugOrId);
        return feed(space.name().en(), spaces.listIdsWithin(space.id()));
    }

    @GET
    @Path("/bookings/{booking}/calendar")
    @Operation(operationId = "getBookingCalendar", summary = "A booking as a calendar entry", description = "UID never changes, SEQUENCE rises; a cancelled booking is a cancellation.")
    @APIResponse(responseCode = "200", description = "The entry")
    public Response booking(@PathParam("booking") UUID id, @HeaderParam("Booking-Code") String code) {
        Booking booking = access.get(id, code);
        return Response.ok(Entries.booking(booking))
                .header("Content-Disposition", "attachment; filename=\"" + Entries.fileName(id) + "\"").build();
    }

    private Response feed(String name, Collection<UUID> places) {
        Instant now = clock.instant();
        List<Session> found = sessions.listForCalendar(places, now.minus(BACK), now.plus(AHEAD));
        return Response.ok(Entries.feed(name, found)).header("Cache-Control", "public, max-age=300").build();
    }
}
