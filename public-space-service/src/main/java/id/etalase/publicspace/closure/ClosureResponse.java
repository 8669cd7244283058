package id.etalase.publicspace.closure;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.BilingualText;

/** A closure as everybody sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClosureResponse(UUID id, String space, ClosureKind kind, BilingualText reason, Instant startsAt, Instant endsAt,
        ClosureStatus status, boolean closes, Integer progress, Instant updatedAt) {

    static ClosureResponse from(Closure closure) {
        return new ClosureResponse(closure.id(), closure.space().slug(), closure.kind(), closure.reason(), closure.startsAt(),
                closure.endsAt(), closure.status(), closure.closes(), closure.progress(), closure.updatedAt());
    }
}
