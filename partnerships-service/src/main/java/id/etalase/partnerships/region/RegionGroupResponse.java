package id.etalase.partnerships.region;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import id.etalase.partnerships.kept.Kept;

/** A group of regions or countries as readers see it. */
@Schema(description = "A group of regions or countries.")
public record RegionGroupResponse(UUID id, @JsonUnwrapped RegionGroupRequest content, Instant createdAt, Instant updatedAt) {

    static RegionGroupResponse from(Kept<RegionGroupRequest> kept) {
        return new RegionGroupResponse(kept.id(), kept.body(), kept.createdAt(), kept.updatedAt());
    }
}
