package id.etalase.ascn.map;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import id.etalase.kit.page.PageQuery;

/** Which features a map program asks for. */
record ItemQuery(
        @QueryParam("bbox") @Size(max = 100) @Parameter(description = "west,south,east,north in degrees (WGS 84).", example = "95,-11,141,6") String bbox,
        @QueryParam("datetime") @Size(max = 100) @Parameter(description = "A date, an instant, or two with / between; .. is an open end.", example = "2023-01-01/..") String datetime,
        @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(10_000) @Parameter(description = "How many at most; more than 200 are never on one page.") int limit,
        @QueryParam("cursor") @Parameter(description = "From the next link of the page before.") String cursor) {

    /** The page, within what one page holds here. */
    PageQuery page() {
        return new PageQuery(Math.min(limit, PageQuery.MAX_LIMIT), cursor, true);
    }
}
