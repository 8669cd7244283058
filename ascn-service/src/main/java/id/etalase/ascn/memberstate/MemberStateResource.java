package id.etalase.ascn.memberstate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.country.AseanMember;
import id.etalase.kit.error.NotFound;
import id.etalase.kit.format.CsvTable;
import id.etalase.kit.format.FormatQuery;
import id.etalase.kit.format.ListFormat;
import id.etalase.kit.geo.Coordinates;
import id.etalase.kit.geo.Feature;
import id.etalase.kit.geo.Maps;
import id.etalase.kit.page.Page;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.time.JakartaTime;

@Path("/v1/member-states")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Member states", description = "The countries of the network on any day, with their capitals.")
class MemberStateResource {

    private static final CsvTable<MemberState> TABLE = new CsvTable<MemberState>().column("code", MemberState::code)
            .column("nameId", state -> state.name().id()).column("nameEn", state -> state.name().en())
            .column("capitalId", state -> state.capital().id()).column("capitalEn", state -> state.capital().en())
            .column("latitude", state -> state.coordinates().latitude())
            .column("longitude", state -> state.coordinates().longitude()).column("joinedOn", MemberState::joinedOn)
            .column("note", MemberState::note).column("certainty", MemberState::certainty)
            .column("source", MemberState::source);

    private final MemberStates states;
    private final Maps maps;
    private final Clock clock;

    MemberStateResource(MemberStates states, Maps maps, Clock clock) {
        this.states = states;
        this.maps = maps;
        this.clock = clock;
    }

    /**
     * A member state with the part of the earth in which its cities lie.
     *
     * @param coordinates of the capital
     * @param joinedOn the day of its accession to ASEAN
     * @param note what a reader of the sources should know, corrections included
     */
    @Schema(description = "A member state with its capital, the day it joined, and where it lies.")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record MemberState(String code, String alpha3, BilingualText name, List<String> variants, BilingualText capital,
            Coordinates coordinates, LocalDate joinedOn, MemberStates.Extent extent, String note, String certainty,
            String source) {
    }

    /** The member states on a day, all of them: they are few. */
    record MemberStateList(LocalDate asOf, List<MemberState> items) {
    }

    @GET
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.CSV_TYPE, ListFormat.GEOJSON_TYPE })
    @Operation(operationId = "listMemberStates", summary = "List the member states on a day", description = """
            Membership has a date: Timor-Leste counts from 26 October 2025 on. Each state comes with what the sources said \
            wrongly about it.""")
    @APIResponse(responseCode = "200", description = "The member states", content = @Content(schema = @Schema(implementation = MemberStateList.class)))
    public Response list(
            @QueryParam("asOf") @Parameter(description = "The day, in Jakarta; today when absent.", example = "2025-10-26") LocalDate asOf,
            @Valid @BeanParam FormatQuery format, @Context UriInfo request) {
        LocalDate day = asOf == null ? JakartaTime.today(clock) : asOf;
        List<MemberState> items = states.on(day).stream().map(this::state).toList();
        return switch (format.among(ListFormat.values())) {
            case JSON -> Response.ok(new MemberStateList(day, items), MediaType.APPLICATION_JSON).build();
            case CSV -> TABLE.answer("member-states", query -> new Page<>(items, null, null));
            case GEOJSON -> maps.answer(new Page<>(
                    items.stream().map(state -> Feature.at(state.coordinates(), state.code(), state)).toList(), null, null),
                    request);
        };
    }

    @GET
    @Path("/{code}")
    @Operation(operationId = "getMemberState", summary = "Read a member state")
    public MemberState get(
            @PathParam("code") @Parameter(description = "ISO 3166-1 alpha-2.", example = "ID") String code) {
        return states.on(LocalDate.MAX).stream().filter(state -> state.code().equals(code)).findFirst().map(this::state)
                .orElseThrow(() -> new NotFound("member-state-not-found", Map.of("code", code)));
    }

    private MemberState state(AseanMember member) {
        return new MemberState(member.code(), member.alpha3(), member.name(), member.variants(), member.capital(),
                new Coordinates(member.latitude(), member.longitude()), member.joinedOn(), states.extentOf(member.code()),
                member.note(), member.certainty(), member.source());
    }
}
