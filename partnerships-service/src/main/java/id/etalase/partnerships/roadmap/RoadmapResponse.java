package id.etalase.partnerships.roadmap;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import id.etalase.partnerships.kept.Kept;

/** A roadmap as readers see it. */
@Schema(description = "A roadmap.")
public record RoadmapResponse(UUID id, @JsonUnwrapped RoadmapRequest content, Instant createdAt, Instant updatedAt) {

    static RoadmapResponse from(Kept<RoadmapRequest> kept) {
        return new RoadmapResponse(kept.id(), kept.body(), kept.createdAt(), kept.updatedAt());
    }
}
