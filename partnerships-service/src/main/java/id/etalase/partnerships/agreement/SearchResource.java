package id.etalase.partnerships.agreement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.identity.Caller;

@Path("/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search", description = "Full text in Indonesian and English at once.")
class SearchResource {

    private final AgreementSearch search;
    private final Caller caller;

    SearchResource(AgreementSearch search, Caller caller) {
        this.search = search;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "search", summary = "Search the agreements", description = """
            Every word of `q` must be found: in a title, a note, the name of a partner or of its country in any spelling, or the \
            name of a sector, challenge or benefit; stemmed, in either language, accents ignored. The filters are those of the \
            list of agreements.""")
    public SearchResult search(@Valid @BeanParam AgreementFilter filter,
            @QueryParam("facets") @DefaultValue("false") @Parameter(description = "Whether to count the hits by their values.") boolean facets,
            @QueryParam("skip") @DefaultValue("0") @Min(0) @Max(10_000) @Parameter(description = "`next` of the page before.") int skip,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) @Parameter(description = "How many hits at most.") int limit) {
        if (filter.q() == null || filter.q().isBlank()) {
            throw new RuleViolation(FieldError.parameter("q", "required"));
        }
        if (filter.asOf() != null) {
            throw new RuleViolation(FieldError.parameter("asOf", "not-with-search"));
        }
        return search.search(filter, Audience.of(caller), skip, limit, facets);
    }
}
