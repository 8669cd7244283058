package id.etalase.ascn.network;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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
import jakarta.ws.rs.core.UriBuilder;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.ascn.Roles;
import id.etalase.kit.format.CsvTable;
import id.etalase.kit.format.FormatQuery;
import id.etalase.kit.format.ListFormat;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.http.Tagged;
import id.etalase.kit.idempotency.Idempotent;
import id.etalase.kit.page.PageQuery;

@Path("/v1/meetings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Meetings", description = "The meetings of the network and the summits of ASEAN: when, where, what was decided, and what came of it.")
class MeetingResource {

    private static final CsvTable<MeetingResponse> TABLE = new CsvTable<MeetingResponse>()
            .column("slug", MeetingResponse::slug).column("kind", MeetingResponse::kind)
            .column("number", MeetingResponse::number).column("nameId", meeting -> meeting.name().id())
            .column("nameEn", meeting -> meeting.name().en()).column("startsOn", MeetingResponse::startsOn)
            .column("endsOn", MeetingResponse::endsOn).column("place", MeetingResponse::place)
            .column("country", MeetingResponse::country).column("online", MeetingResponse::online)
            .column("decisions", meeting -> meeting.decisions().stream().map(decision -> decision.text().en()).toList())
            .column("certainty", meeting -> meeting.provenance() == null ? null : meeting.provenance().certainty())
            .column("source", meeting -> meeting.provenance() == null ? null : meeting.provenance().source());

    private final MeetingRepository meetings;
    private final MeetingService service;

    MeetingResource(MeetingRepository meetings, MeetingService service) {
        this.meetings = meetings;
        this.service = service;
    }

    /** How a page of meetings looks in the API document. */
    record MeetingPage(List<MeetingResponse> items, String next, Long total) {
    }

    @GET
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.CSV_TYPE })
    @Operation(operationId = "listMeetings", summary = "List meetings", description = """
            The earliest first. `from` and `to` find what takes place between two days, both included: with the same day in \
            both, what takes place on it.""")
    @APIResponse(responseCode = "200", description = "The meetings", content = @Content(schema = @Schema(implementation = MeetingPage.class)))
    public Response list(@Valid @BeanParam MeetingFilter filter, @Valid @BeanParam PageQuery page,
            @Valid @BeanParam FormatQuery format) {
        return format.among(ListFormat.JSON, ListFormat.CSV) == ListFormat.CSV
                ? TABLE.answer("meetings", query -> meetings.page(filter, query).map(MeetingResponse::from))
                : Response.ok(meetings.page(filter, page).map(MeetingResponse::from), MediaType.APPLICATION_JSON).build();
    }

    @GET
    @Path("/{meeting}")
    @Operation(operationId = "getMeeting", summary = "Read a meeting")
    @APIResponse(responseCode = "200", description = "The meeting", content = @Content(schema = @Schema(implementation = MeetingResponse.class)))
    public Response get(
            @PathParam("meeting") @Parameter(description = "Slug or id.", example = "asean-summit-43") String slugOrId) {
        Meeting meeting = meetings.get(slugOrId);
        return new Tagged<>(MeetingResponse.from(meeting), meeting.tag()).ok();
    }

    @POST
    @RolesAllowed(Roles.NATIONAL_REPRESENTATIVE)
    @Idempotent
    @Operation(operationId = "recordMeeting", summary = "Put a meeting on record", description = "By the representative of the host country.")
    @APIResponse(responseCode = "201", description = "The meeting as recorded", content = @Content(schema = @Schema(implementation = MeetingResponse.class)))
    public Response record(@NotNull @Valid MeetingRequest request) {
        return created(service.record(request));
    }

    @PATCH
    @Path("/{meeting}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Roles.NATIONAL_REPRESENTATIVE)
    @Operation(operationId = "updateMeeting", summary = "Change a meeting", description = "JSON Merge Patch (RFC 7396), by the representative of the host country; slug and host stay.")
    @APIResponse(responseCode = "200", description = "The meeting after the change", content = @Content(schema = @Schema(implementation = MeetingResponse.class)))
    public Response update(
            @PathParam("meeting") @Parameter(description = "Slug or id.", example = "asean-summit-43") String slugOrId,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = MeetingRequest.class))) JsonNode patch) {
        return service.update(slugOrId, IfMatch.required(ifMatch), patch).ok();
    }

    @POST
    @Path("/{meeting}/decisions")
    @RolesAllowed(Roles.NATIONAL_REPRESENTATIVE)
    @Idempotent
    @Operation(operationId = "recordDecision", summary = "Put a decision of a meeting on record")
    @APIResponse(responseCode = "201", description = "The meeting with the decision", content = @Content(schema = @Schema(implementation = MeetingResponse.class)))
    public Response decide(
            @PathParam("meeting") @Parameter(description = "Slug or id.", example = "asean-summit-43") String slugOrId,
            @NotNull @Valid DecisionRequest request) {
        return created(service.decide(slugOrId, request));
    }

    @POST
    @Path("/{meeting}/decisions/{decision}/follow-ups")
    @RolesAllowed(Roles.NATIONAL_REPRESENTATIVE)
    @Idempotent
    @Operation(operationId = "recordFollowUp", summary = "Put on record what was done about a decision")
    @APIResponse(responseCode = "201", description = "The meeting with the follow-up", content = @Content(schema = @Schema(implementation = MeetingResponse.class)))
    public Response follow(
            @PathParam("meeting") @Parameter(description = "Slug or id.", example = "asean-summit-43") String slugOrId,
            @PathParam("decision") UUID decisionId, @NotNull @Valid FollowUpRequest request) {
        return created(service.follow(slugOrId, decisionId, request));
    }

    private static Response created(Tagged<MeetingResponse> meeting) {
        return meeting.created(UriBuilder.fromPath("/v1/meetings/{slug}").build(meeting.body().slug()));
    }
}
