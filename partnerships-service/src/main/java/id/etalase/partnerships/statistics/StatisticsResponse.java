package id.etalase.partnerships.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/** What the register counts. */
@Schema(description = "What the register counts: signed agreements, and those of them that were in force on the day beyond doubt.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatisticsResponse(
        @Schema(description = "The instant that the question is about.") Instant asOf,
        LocalDate day,
        @Schema(description = "The year of signing that was asked for.") Integer year,
        Count total,
        @Schema(description = "The same, divided by year of signing, scope, kind, instrument, sector, country of a partner, ASEAN member, pillar, benefit, challenge, partner type and stage. An agreement with two sectors counts in both.") Map<String, List<Group>> by,
        SisterCities sisterCities,
        @Schema(description = "What others say of the same, for the same time; see /v1/claims.") List<FigureResponse> reported) {

    /** How many are on record, and how many of them were in force. */
    public record Count(long onRecord, long inForce) {
    }

    /** How many have a value. */
    public record Group(String value, long onRecord, long inForce) {
    }

    /** The sister cities in force. */
    public record SisterCities(long partners, long countries) {
    }
}
