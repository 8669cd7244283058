package id.etalase.partnerships.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.partnerships.cooperation.ApprovalType;
import id.etalase.partnerships.cooperation.Authority;

/** A decision on file. */
@Schema(description = "The decision of an authority on one revision of an agreement.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApprovalResponse(UUID id, ApprovalType type, Authority authority, Decision decision,
        @Schema(description = "The revision of the agreement that it is about.") int revision,
        String letterNumber, LocalDate decidedOn, String note, Instant recordedAt,
        @Schema(description = "When an edit of what was approved made it void; absent while it counts.") Instant voidedAt) {

    static ApprovalResponse from(Approval approval) {
        return new ApprovalResponse(approval.id(), approval.type(), approval.authority(), approval.decision(),
                approval.revision(), approval.letterNumber(), approval.decidedOn(), approval.note(), approval.recordedAt(),
                approval.voidedAt());
    }
}
