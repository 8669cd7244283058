package id.etalase.publicspace.opening;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.time.JakartaTime;

@Path("/v1/public-holidays")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Opening hours")
class HolidayResource {

    private final HolidayRepository holidays;
    private final Clock clock;

    HolidayResource(HolidayRepository holidays, Clock clock) {
        this.holidays = holidays;
        this.clock = clock;
    }

    /** One day of the calendar. */
    record Holiday(LocalDate date, BilingualText name, PublicHoliday.Kind kind, Provenance provenance) {
    }

    /** The days of a year. */
    record HolidayList(int year, List<Holiday> items) {
    }

    @GET
    @Operation(operationId = "listPublicHolidays", summary = "National holidays and joint leave of a year", description = "With their source and how sure they are: a year without a decree yet has computed days.")
    public HolidayList list(
            @QueryParam("year") @Min(2000) @Max(2100) @Parameter(description = "This year in Jakarta when absent.", example = "2026") Integer year) {
        int asked = year == null ? JakartaTime.today(clock).getYear() : year;
        return new HolidayList(asked,
                holidays.listBetween(LocalDate.of(asked, 1, 1), LocalDate.of(asked, 12, 31)).stream()
                        .map(holiday -> new Holiday(holiday.day(), holiday.name(), holiday.kind(), holiday.provenance()))
                        .toList());
    }
}
