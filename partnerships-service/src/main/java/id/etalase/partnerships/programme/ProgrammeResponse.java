package id.etalase.partnerships.programme;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import id.etalase.partnerships.kept.Kept;

/** A programme as its readers see it. */
@Schema(description = "A programme of an agreement.")
public record ProgrammeResponse(UUID id, @JsonUnwrapped ProgrammeRequest content, Instant createdAt, Instant updatedAt) {

    static ProgrammeResponse from(Kept<ProgrammeRequest> kept) {
        return new ProgrammeResponse(kept.id(), kept.body(), kept.createdAt(), kept.updatedAt());
    }
}
