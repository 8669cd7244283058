package id.etalase.partnerships.country;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import id.etalase.kit.country.AseanMember;
import id.etalase.kit.country.Countries;
import id.etalase.kit.time.JakartaTime;

@Path("/v1/asean-members")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ASEAN members", description = "The member states of ASEAN with their capitals, on any day.")
class AseanMemberResource {

    private final Countries countries;
    private final Clock clock;

    AseanMemberResource(Countries countries, Clock clock) {
        this.countries = countries;
        this.clock = clock;
    }

    /**
     * The members on a day.
     *
     * @param asOf the day
     * @param items all of them, by country code
     */
    record AseanMemberList(LocalDate asOf, List<AseanMember> items) {
    }

    @GET
    @Operation(operationId = "listAseanMembers", summary = "List the members of ASEAN on a day", description = """
            Membership has a date: Timor-Leste counts from 26 October 2025 on.""")
    public AseanMemberList list(
            @QueryParam("asOf") @Parameter(description = "The day, in Jakarta; today when absent.") LocalDate asOf) {
        LocalDate day = asOf == null ? JakartaTime.today(clock) : asOf;
        return new AseanMemberList(day, countries.aseanMembersOn(day));
    }
}
