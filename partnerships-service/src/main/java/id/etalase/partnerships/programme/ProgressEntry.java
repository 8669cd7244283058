package id.etalase.partnerships.programme;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/** What was reported. */
@Schema(description = "What was reported of a target. It never changes; a later entry may replace it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgressEntry(UUID id, String target, LocalDate occurredOn, BigDecimal value, String round, String beneficiary,
        String note, String source, UUID replaces, Instant recordedAt) {
}
