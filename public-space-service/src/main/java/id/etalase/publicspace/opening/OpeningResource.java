package id.etalase.publicspace.opening;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.idempotency.Idempotent;
import id.etalase.kit.identity.Caller;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.time.JakartaTime;
import id.etalase.publicspace.Roles;
import id.etalase.publicspace.space.Space;
import id.etalase.publicspace.space.SpaceRepository;

@Path("/v1/spaces/{space}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Opening hours", description = "When a place is open: one answer out of all layers, for any stretch of days and for now.")
class OpeningResource {

    private static final int LONGEST_DAYS = 400;
    private static final int LOOK_AHEAD_DAYS = 60;

    private final OpeningHours openingHours;
    private final OpeningLayerRepository layers;
    private final OpeningService service;
    private final SpaceRepository spaces;
    private final Caller caller;
    private final Clock clock;

    OpeningResource(OpeningHours openingHours, OpeningLayerRepository layers, OpeningService service, SpaceRepository spaces,
            Caller caller, Clock clock) {
        this.openingHours = openingHours;
        this.layers = layers;
        this.service = service;
        this.spaces = spaces;
        this.caller = caller;
        this.clock = clock;
    }

    /** The days of a stretch. {@code known} is false where nobody has recorded hours: that is not the same as closed. */
    record OpeningDays(String zone, boolean known, boolean publicEntry, List<OpeningDay> items) {
    }

    /** Whether it is open at an instant; {@code open} is absent when the hours are not known and nothing closes it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OpenNow(OffsetDateTime at, String zone, Boolean open, String because, BilingualText title, OffsetDateTime until,
            OffsetDateTime opensNext) {
    }

    @GET
    @Path("/opening-hours")
    @Operation(operationId = "listOpeningHours", summary = "When a place is open, day by day", description = "All layers made into one answer. At most 400 days.")
    public OpeningDays days(@PathParam("space") @Parameter(example = "taman-ayodya") String slugOrId,
            @QueryParam("from") @Parameter(description = "First day; today in Jakarta when absent.") LocalDate from,
            @QueryParam("to") @Parameter(description = "Last day; six days after the first when absent.") LocalDate to) {
        LocalDate first = from == null ? JakartaTime.today(clock) : from;
        LocalDate last = to == null ? first.plusDays(6) : to;
        if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) > LONGEST_DAYS) {
            throw new RuleViolation(FieldError.parameter("to", "not-a-stretch-of-days"));
        }
        Space space = spaces.get(slugOrId);
        Timetable timetable = openingHours.of(space, first, last);
        return new OpeningDays(timetable.zone().getId(), timetable.isKnown(), space.access().isBookable(), timetable.days());
    }

    @GET
    @Path("/open-now")
    @Operation(operationId = "getOpenNow", summary = "Whether a place is open now")
    public OpenNow openNow(@PathParam("space") @Parameter(example = "taman-ayodya") String slugOrId,
            @QueryParam("at") @Parameter(description = "Another instant than now.") Instant at) {
        Space space = spaces.get(slugOrId);
        Instant instant = at == null ? clock.instant() : at;
        LocalDate day = LocalDate.ofInstant(instant, JakartaTime.ZONE);
        Timetable timetable = openingHours.of(space, day.minusDays(1), day.plusDays(LOOK_AHEAD_DAYS));
        OffsetDateTime local = instant.atZone(timetable.zone()).toOffsetDateTime();
        String zone = timetable.zone().getId();
        if (!space.access().isBookable()) {
            return new OpenNow(local, zone, false, "no-public-entry", null, null, null);
        }
        var shut = timetable.shutAt(instant);
        if (shut.isPresent()) {
            return new OpenNow(local, zone, false, "closure", shut.get().reason(), null, next(timetable, instant));
        }
        if (!timetable.isKnown()) {
            return new OpenNow(local, zone, null, "hours-not-known", null, null, null);
        }
        var current = timetable.at(instant);
        var layer = timetable.deciding(LocalDate.ofInstant(instant, timetable.zone()));
        String because = layer.map(decided -> decided.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                .orElse("no-hours-that-day");
        return new OpenNow(local, zone, current.isPresent(), because, layer.map(OpeningLayer::title).orElse(null),
                current.map(open -> open.to().atZone(timetable.zone()).toOffsetDateTime()).orElse(null),
                current.isPresent() ? null : next(timetable, instant));
    }

    private static OffsetDateTime next(Timetable timetable, Instant instant) {
        return timetable.nextAfter(instant).map(next -> next.from().atZone(timetable.zone()).toOffsetDateTime()).orElse(null);
    }

    @GET
    @Path("/opening-layers")
    @Operation(operationId = "listOpeningLayers", summary = "The layers of a place")
    public LayerResponse.LayerList layers(@PathParam("space") @Parameter(example = "taman-ayodya") String slugOrId) {
        return new LayerResponse.LayerList(layers.listOf(spaces.get(slugOrId).id()).stream()
                .sorted(Comparator.comparing(OpeningLayer::kind).reversed()).map(LayerResponse::from).toList());
    }

    @GET
    @Path("/opening-layers/{id}")
    @Operation(operationId = "getOpeningLayer", summary = "Read a layer")
    @APIResponse(responseCode = "200", description = "The layer", content = @Content(schema = @Schema(implementation = LayerResponse.class)))
    public Response layer(@PathParam("space") String slugOrId, @PathParam("id") UUID id) {
        OpeningLayer layer = layers.get(spaces.get(slugOrId).id(), id);
        return Response.ok(LayerResponse.from(layer)).header("ETag", layer.tag()).build();
    }

    @POST
    @Path("/opening-layers")
    @RolesAllowed({ Roles.VISIT_DESK, Roles.PARK_OFFICER })
    @Idempotent
    @Operation(operationId = "addOpeningLayer", summary = "Put a layer over a place", description = "Of several layers that hold on a day, the kind decides: closure, summit, public-holiday, joint-leave, ramadan, season, regular.")
    @APIResponse(responseCode = "201", description = "The layer", content = @Content(schema = @Schema(implementation = LayerResponse.class)))
    public Response add(@PathParam("space") String slugOrId, @NotNull @Valid LayerRequest request) {
        OpeningLayer layer = service.add(slugOrId, request, caller.actingAs(Roles.VISIT_DESK, Roles.PARK_OFFICER));
        return Response.created(UriBuilder.fromPath("/v1/spaces/{space}/opening-layers/{id}").build(slugOrId, layer.id()))
                .header("ETag", layer.tag()).entity(LayerResponse.from(layer)).build();
    }

    @DELETE
    @Path("/opening-layers/{id}")
    @RolesAllowed({ Roles.VISIT_DESK, Roles.PARK_OFFICER })
    @Operation(operationId = "removeOpeningLayer", summary = "Take a layer away")
    public void remove(@PathParam("space") String slugOrId, @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch) {
        service.remove(slugOrId, id, IfMatch.required(ifMatch), caller.actingAs(Roles.VISIT_DESK, Roles.PARK_OFFICER));
    }
}
