package id.etalase.partnerships.statistics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.partnerships.statistics.ClaimRequest.Figure;

/** What is counted and what is said of one thing on one day, side by side. */
@Schema(description = "What is counted and what is said of one thing on one day, side by side; neither replaces the other.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FigureResponse(Figure figure, LocalDate on,
        @Schema(description = "What the register counts; absent where it cannot count.") Long counted,
        @Schema(description = "The value of the claim that is used; absent when none is.") BigDecimal used,
        List<ClaimResponse> claims) {
}
