package id.etalase.publicspace.programme;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import id.etalase.kit.idempotency.Idempotent;
import id.etalase.kit.identity.Caller;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;
import id.etalase.publicspace.Roles;
import id.etalase.publicspace.space.Space;
import id.etalase.publicspace.space.SpaceRepository;
import id.etalase.publicspace.space.TransitResponse;

@Path("/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Programme")
class SessionResource {

    private final SessionRepository sessions;
    private final SessionService service;
    private final SpaceRepository spaces;
    private final Caller caller;
    private final Clock clock;

    SessionResource(SessionRepository sessions, SessionService service, SpaceRepository spaces, Caller caller, Clock clock) {
        this.sessions = sessions;
        this.service = service;
        this.spaces = spaces;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "listSessions", summary = "List sessions with the places left", description = "The earliest first. `near=mrt-asean` finds what lies within walking distance of the station.")
    public Page<SessionResponse> list(@Valid @BeanParam SessionFilter filter, @Valid @BeanParam PageQuery query) {
        Instant now = clock.instant();
        Page<Session> page = sessions.page(filter, places(filter), filter.from() == null ? now : filter.from(), query);
        Map<UUID, Seats> seats = sessions.seats(page.items().stream().map(Session::id).toList(), now);
        return page.map(session -> SessionResponse.of(session, seats.getOrDefault(session.id(), Seats.NONE), now));
    }

    @GET
    @Path("/{session}")
    @Operation(operationId = "getSession", summary = "Read a session with the places left")
    @APIResponse(responseCode = "200", description = "The session", content = @Content(schema = @Schema(implementation = SessionResponse.class)))
    public Response get(@PathParam("session") UUID id) {
        Instant now = clock.instant();
        Session session = sessions.get(id);
        SessionResponse answer = SessionResponse.of(session,
                sessions.seats(java.util.List.of(id), now).getOrDefault(id, Seats.NONE), now);
        return Response.ok(answer).header("ETag", answer.tag()).build();
    }

    @POST
    @RolesAllowed({ Roles.VISIT_DESK, Roles.PARK_OFFICER })
    @Idempotent
    @Operation(operationId = "scheduleSessions", summary = "Schedule a session or a series", description = """
            Dates on which the place is closed or in use are left out and told in `skipped`; the others stand. 409 only when \
            no date is left.""")
    @APIResponse(responseCode = "201", description = "The sessions and what was left out", content = @Content(schema = @Schema(implementation = SeriesResponse.class)))
    public Response schedule(@NotNull @Valid SeriesRequest request) {
        return Response.status(201)
                .entity(service.schedule(request, caller.actingAs(Roles.VISIT_DESK, Roles.PARK_OFFICER))).build();
    }

    /** The places that the filter means; null when it means all. */
    private Collection<UUID> places(SessionFilter filter) {
        Collection<UUID> places = filter.space() == null ? null : spaces.listIdsWithin(spaces.get(filter.space()).id());
        if (filter.near() == null) {
            return places;
        }
        Space near = spaces.get(filter.near());
        return spaces.listAll().stream().filter(space -> places == null || places.contains(space.id()))
                .filter(space -> space.coordinates() != null && near.coordinates() != null
                        && TransitResponse.metres(space.coordinates(), near.coordinates()) <= filter.within())
                .map(Space::id).toList();
    }
}
