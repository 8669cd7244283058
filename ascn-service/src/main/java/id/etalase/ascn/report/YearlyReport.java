package id.etalase.ascn.report;

import java.time.LocalDate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A yearly report: what was published and what the records give for the same day, side by side; neither replaces the other.
 *
 * @param cutOff the last day that the published cut-off may mean
 * @param difference counted minus published projects
 * @param changes since the report before; absent for the first one
 */
@Schema(description = "What a yearly report printed beside what the records give for its cut-off day; neither replaces the other.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record YearlyReport(int year, LocalDate cutOff, PublishedRequest published, ProjectTotals counted, CityTotals cities,
        int difference, Changes changes) {
}
