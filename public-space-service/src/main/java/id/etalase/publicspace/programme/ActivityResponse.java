package id.etalase.publicspace.programme;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** An activity as everybody sees it; {@code free} of charge, as all of them are. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ActivityResponse(UUID id, @JsonUnwrapped ActivityRequest activity, boolean free, boolean sample,
        Instant createdAt, Instant updatedAt) {

    static ActivityResponse from(Activity activity) {
        return new ActivityResponse(activity.id(), activity.toRequest(), true, activity.isSample(), activity.createdAt(),
                activity.updatedAt());
    }
}
