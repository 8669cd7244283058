package id.etalase.partnerships.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.BilingualText;
import id.etalase.partnerships.statistics.StatisticsResponse.Count;
import id.etalase.partnerships.statistics.StatisticsResponse.Group;
import id.etalase.partnerships.statistics.StatisticsResponse.SisterCities;

/** The report of a year. */
@Schema(description = "The report of a year, as things stood at its end (or stand now, while it lasts).")
public record YearReport(int year, LocalDate asOf, Count total, SisterCities sisterCities,
        @Schema(description = "Sister cities at the end of the year before.") SisterCities sisterCitiesBefore,
        @Schema(description = "Signed in the year.") List<Line> signed,
        @Schema(description = "Ended in the year.") List<Line> ended,
        @Schema(description = "What was reported of programmes in the year.") List<Highlight> highlights,
        Map<String, List<Group>> by, List<FigureResponse> reported) {

    /** An agreement in one line. */
    @Schema(name = "ReportedAgreement")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(String agreement, BilingualText title, String partners, String instrument, String scope, String stage,
            String signedOn) {
    }

    /** Something worth telling. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Highlight(String programme, BilingualText text, String value, LocalDate on, String source) {
    }
}
