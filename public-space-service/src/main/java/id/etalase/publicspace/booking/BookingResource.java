package id.etalase.publicspace.booking;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.idempotency.Idempotent;
import id.etalase.kit.identity.Caller;
import id.etalase.publicspace.Roles;
import id.etalase.publicspace.programme.Seats;
import id.etalase.publicspace.programme.Session;
import id.etalase.publicspace.programme.SessionRepository;
import id.etalase.publicspace.programme.SessionResponse;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bookings", description = "Places in sessions, for one person or a group. Free of charge; first come, first served.")
class BookingResource {

    private static final int ALTERNATIVES = 10;
    private static final String CODE = "The secret code of the booking; needed by whoever is not its app or staff.";

    private final BookingRepository bookings;
    private final SessionRepository sessions;
    private final BookingCounter counter;
    private final BookingService service;
    private final BookingAccess access;
    private final Caller caller;
    private final Clock clock;

    BookingResource(BookingRepository bookings, SessionRepository sessions, BookingCounter counter, BookingService service,
            BookingAccess access, Caller caller, Clock clock) {
        this.bookings = bookings;
        this.sessions = sessions;
        this.counter = counter;
        this.service = service;
        this.access = access;
        this.caller = caller;
        this.clock = clock;
    }

    /** To which session. */
    record MoveRequest(@NotNull UUID session) {
    }

    /** Why, if one wants to say. No names: it goes into events. */
    record CancellationRequest(@Size(min = 1, max = 200) String reason) {
    }

    /** The place in the waiting list, from 1; absent for who does not wait. */
    record Position(BookingStatus status, Long position) {
    }

    /** Sessions with room for a party. */
    record Alternatives(List<SessionResponse> items) {
    }

    @POST
    @Path("/bookings")
    @RolesAllowed({ Roles.APP, Roles.VISIT_DESK, Roles.PARK_OFFICER })
    @Idempotent(together = true)
    @Operation(operationId = "book", summary = "Hold or book places", description = """
            `hold: true` keeps the places for 15 minutes. The answer has the secret code of the booking in the header \
            `Booking-Code`: with it visitors can see and change it without an app. 409 `session-full` when there is no room.""")
    @APIResponse(responseCode = "201", description = "The booking", content = @Content(schema = @Schema(implementation = BookingResponse.class)))
    public Response book(@NotNull @Valid BookingRequest request) {
        return counter.book(request, BookingAccess.clientOf(caller));
    }

    @POST
    @Path("/waitlist-entries")
    @RolesAllowed({ Roles.APP, Roles.VISIT_DESK, Roles.PARK_OFFICER })
    @InTurn
    @Idempotent
    @Operation(operationId = "joinWaitlist", summary = "Wait for places in a full session", description = """
            The entry is a booking with status `waiting`. Freed places go to the first entry that fits; a large group is passed \
            over at most three times. An offer is confirmed like a hold.""")
    @APIResponse(responseCode = "201", description = "The entry", content = @Content(schema = @Schema(implementation = BookingResponse.class)))
    public Response await(@NotNull @Valid BookingRequest request) {
        return BookingAnswers.created(service.await(request, BookingAccess.clientOf(caller)));
    }

    @GET
    @Path("/bookings/{booking}")
    @Operation(operationId = "getBooking", summary = "Read a booking")
    @APIResponse(responseCode = "200", description = "The booking", content = @Content(schema = @Schema(implementation = BookingResponse.class)))
    public Response get(@PathParam("booking") UUID id,
            @HeaderParam("Booking-Code") @Parameter(description = CODE) String code) {
        return BookingAnswers.changed(access.get(id, code));
    }

    @GET
    @Path("/waitlist-entries/{booking}")
    @Operation(operationId = "getWaitlistPosition", summary = "Where one stands in the waiting list")
    public Position position(@PathParam("booking") UUID id,
            @HeaderParam("Booking-Code") @Parameter(description = CODE) String code) {
        Booking booking = access.get(id, code);
        return new Position(booking.status(),
                booking.status() == BookingStatus.WAITING ? bookings.position(booking) : null);
    }

    @GET
    @Path("/bookings/{booking}/alternatives")
    @Operation(operationId = "listAlternatives", summary = "Other sessions with room for the party")
    public Alternatives alternatives(@PathParam("booking") UUID id,
            @HeaderParam("Booking-Code") @Parameter(description = CODE) String code) {
        Instant now = clock.instant();
        Booking booking = access.get(id, code);
        List<Session> next = sessions.listNextOf(booking.session().activity(), now, 100).stream()
                .filter(session -> !session.id().equals(booking.session().id())).toList();
        Map<UUID, Seats> seats = sessions.seats(next.stream().map(Session::id).toList(), now);
        return new Alternatives(next.stream().filter(session -> seats.getOrDefault(session.id(), Seats.NONE)
                .plus(booking.party().byType()).fit(session))
                .map(session -> SessionResponse.of(session, seats.getOrDefault(session.id(), Seats.NONE), now))
                .filter(SessionResponse::bookable).limit(ALTERNATIVES).toList());
    }

    @POST
    @Path("/bookings/{booking}/confirmations")
    @InTurn
    @Idempotent
    @Operation(operationId = "confirmBooking", summary = "Book what is held or offered", description = "409 `hold-expired` when the time for it is over.")
    @APIResponse(responseCode = "200", description = "The booking", content = @Content(schema = @Schema(implementation = BookingResponse.class)))
    public Response confirm(@PathParam("booking") UUID id,
            @HeaderParam("Booking-Code") @Parameter(description = CODE) String code) {
        return BookingAnswers.changed(service.confirm(access.get(id, code).id()));
    }

    @POST
    @Path("/bookings/{booking}/moves")
    @InTurn
    @Idempotent
    @Operation(operationId = "moveBooking", summary = "Go to another session instead", description = "The old places are given back only when the new ones are had.")
    @APIResponse(responseCode = "200", description = "The booking", content = @Content(schema = @Schema(implementation = BookingResponse.class)))
    public Response move(@PathParam("booking") UUID id,
            @HeaderParam("Booking-Code") @Parameter(description = CODE) String code, @NotNull @Valid MoveRequest request) {
        return BookingAnswers.changed(service.move(access.get(id, code).id(), request.session()));
    }

    @POST
    @Path("/bookings/{booking}/cancellations")
    @InTurn
    @Idempotent
    @Operation(operationId = "cancelBooking", summary = "Give the places back", description = "Personal data of the booking are erased with it.")
    @APIResponse(responseCode = "200", description = "The booking", content = @Content(schema = @Schema(implementation = BookingResponse.class)))
    public Response cancel(@PathParam("booking") UUID id,
            @HeaderParam("Booking-Code") @Parameter(description = CODE) String code,
            @NotNull @Valid CancellationRequest request) {
        return BookingAnswers.changed(service.cancel(access.get(id, code).id(), request.reason()));
    }

    @PATCH
    @Path("/bookings/{booking}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @InTurn
    @Operation(operationId = "changeBooking", summary = "More or fewer come", description = "JSON Merge Patch (RFC 7396) on `{\"party\": {...}}`. Places that are given back are free in the same moment.")
    @APIResponse(responseCode = "200", description = "The booking after the change", content = @Content(schema = @Schema(implementation = BookingResponse.class)))
    public Response change(@PathParam("booking") UUID id,
            @HeaderParam("Booking-Code") @Parameter(description = CODE) String code,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = BookingService.PartyChange.class))) JsonNode patch) {
        access.get(id, code);
        return BookingAnswers.changed(service.change(id, IfMatch.required(ifMatch), patch));
    }
}
