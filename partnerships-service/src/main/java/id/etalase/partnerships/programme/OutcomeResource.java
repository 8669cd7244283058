package id.etalase.partnerships.programme;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import id.etalase.kit.format.CsvTable;
import id.etalase.kit.format.FormatQuery;
import id.etalase.kit.format.ListFormat;
import id.etalase.kit.identity.Caller;
import id.etalase.kit.page.PageQuery;
import id.etalase.partnerships.agreement.AgreementDirectory;

@Path("/v1/outcomes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Programmes")
class OutcomeResource {

    private static final CsvTable<OutcomeResponse> TABLE = new CsvTable<OutcomeResponse>()
            .column("id", OutcomeResponse::id).column("programme", OutcomeResponse::programme)
            .column("kind", OutcomeResponse::kind).column("title_id", one -> one.title().id())
            .column("title_en", one -> one.title().en()).column("occurred_on", OutcomeResponse::occurredOn)
            .column("quantity", OutcomeResponse::quantity).column("link", OutcomeResponse::link)
            .column("source", OutcomeResponse::source);

    private final ProgrammeRepository programmes;
    private final Caller caller;

    OutcomeResource(ProgrammeRepository programmes, Caller caller) {
        this.programmes = programmes;
        this.caller = caller;
    }

    /** A page of outcomes, for the API document. */
    record OutcomePage(List<OutcomeResponse> items, String next, Long total) {
    }

    /** How many of each kind. */
    @Schema(description = "How many outcomes of each kind there are.")
    record OutcomeCounts(long total, Map<String, Long> byKind) {
    }

    @GET
    @Operation(operationId = "listOutcomes", summary = "List what came of programmes", description = "Ideas, works, plans after the return, publications; the latest recorded first.")
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.CSV_TYPE })
    @APIResponse(responseCode = "200", description = "A page of outcomes", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OutcomePage.class)),
            @Content(mediaType = ListFormat.CSV_TYPE) })
    public Response list(@Valid @BeanParam OutcomeFilter filter, @Valid @BeanParam PageQuery page,
            @BeanParam FormatQuery format) {
        boolean everything = AgreementDirectory.seesEverything(caller);
        return format.among(ListFormat.JSON, ListFormat.CSV) == ListFormat.CSV
                ? TABLE.answer("outcomes", query -> programmes.outcomes(filter, everything, query))
                : Response.ok(programmes.outcomes(filter, everything, page), MediaType.APPLICATION_JSON).build();
    }

    @GET
    @Path("/counts")
    @Operation(operationId = "countOutcomes", summary = "Count what came of programmes")
    public OutcomeCounts count(@Valid @BeanParam OutcomeFilter filter) {
        Map<String, Long> counts = new TreeMap<>(
                programmes.outcomeCounts(filter, AgreementDirectory.seesEverything(caller)));
        return new OutcomeCounts(counts.values().stream().mapToLong(Long::longValue).sum(), counts);
    }
}
