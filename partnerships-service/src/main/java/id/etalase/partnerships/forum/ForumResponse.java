package id.etalase.partnerships.forum;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import id.etalase.partnerships.kept.Kept;

/** A forum of cities as readers see it. */
@Schema(description = "A forum of cities.")
public record ForumResponse(UUID id, @JsonUnwrapped ForumRequest content, Instant createdAt, Instant updatedAt) {

    static ForumResponse from(Kept<ForumRequest> kept) {
        return new ForumResponse(kept.id(), kept.body(), kept.createdAt(), kept.updatedAt());
    }
}
