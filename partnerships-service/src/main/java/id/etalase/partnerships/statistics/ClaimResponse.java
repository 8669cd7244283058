package id.etalase.partnerships.statistics;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import id.etalase.partnerships.kept.Kept;

/** A figure that somebody gave, as readers see it. */
@Schema(description = "A figure that somebody gave.")
public record ClaimResponse(UUID id, @JsonUnwrapped ClaimRequest content, Instant createdAt, Instant updatedAt) {

    static ClaimResponse from(Kept<ClaimRequest> kept) {
        return new ClaimResponse(kept.id(), kept.body(), kept.createdAt(), kept.updatedAt());
    }
}
