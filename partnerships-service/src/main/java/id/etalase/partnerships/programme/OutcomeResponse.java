package id.etalase.partnerships.programme;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.BilingualText;
import id.etalase.kit.time.PartialDate;
import id.etalase.partnerships.programme.OutcomeRequest.OutcomeKind;

/** Something that came of a programme. */
@Schema(description = "Something that came of a programme.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OutcomeResponse(UUID id, @Schema(description = "Slug of the programme.") String programme, OutcomeKind kind,
        BilingualText title, PartialDate occurredOn, int quantity, String link, String source, Instant recordedAt) {
}
