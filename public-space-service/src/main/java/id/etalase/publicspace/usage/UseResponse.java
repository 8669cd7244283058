package id.etalase.publicspace.usage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A request as its organisation and the offices see it.
 *
 * @param deciding the offices that must consent, by place and size
 * @param consents those that have
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UseResponse(UUID id, @JsonUnwrapped UseRequest request, UseStatus status, List<String> deciding, List<String> consents,
        String reason, Instant updatedAt) {

    static UseResponse from(SpaceUse use, List<String> deciding) {
        return new UseResponse(use.id(), use.toRequest(), use.status(), deciding, use.approvals(), use.reason(),
                use.updatedAt());
    }
}
