package id.etalase.ascn.report;

import java.time.LocalDate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/** One line of the list of reports: published beside counted. */
@Schema(description = "One yearly report in short: published beside counted.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportSummary(int year, LocalDate cutOff, int publishedProjects, int countedProjects, int countedOpen,
        int countedCompleted, int countedStatusNotKnown, Integer publishedCities, int countedCities, String certainty,
        String source) {

    static ReportSummary of(PublishedRequest published, ProjectTotals counted, int cities) {
        return new ReportSummary(published.year(), counted.asOf(), published.projects(), counted.projects(), counted.open(),
                counted.completed(), counted.statusNotKnown(), published.cities(), cities,
                published.provenance() == null || published.provenance().certainty() == null ? null
                        : id.etalase.kit.json.EnumNames.of(published.provenance().certainty()),
                published.provenance() == null ? null : published.provenance().source());
    }
}
