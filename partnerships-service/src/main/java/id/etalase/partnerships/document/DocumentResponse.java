package id.etalase.partnerships.document;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import id.etalase.partnerships.kept.Kept;

/** A document as its readers see it. */
@Schema(description = "A document of an agreement.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DocumentResponse(UUID id, @JsonUnwrapped DocumentBody body,
        @Schema(description = "Where the file is read; absent before it is uploaded.") String content, Instant createdAt,
        Instant updatedAt) {

    static DocumentResponse from(Kept<DocumentBody> kept) {
        return new DocumentResponse(kept.id(), kept.body(),
                kept.body().file() == null ? null : "/v1/documents/" + kept.id() + "/content", kept.createdAt(),
                kept.updatedAt());
    }
}
