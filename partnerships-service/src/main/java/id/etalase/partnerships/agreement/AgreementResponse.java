package id.etalase.partnerships.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.country.Pillar;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.Note;
import id.etalase.kit.time.PartialDate;
import id.etalase.partnerships.cooperation.Scope;
import id.etalase.partnerships.cooperation.Stage;
import id.etalase.partnerships.partner.Partner;
import id.etalase.partnerships.partner.PartnerType;

/** An agreement as its readers see it; the same for everybody who may see it. */
@Schema(description = "An agreement; a member that is absent is unknown or not applicable.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AgreementResponse(
        UUID id,
        String slug,
        @Schema(description = "Which version of what is approved and signed this is, from 1.") int revision,
        Stage stage,
        @Schema(description = "The legal kind; absent where the sources do not allow to tell.") String kind,
        Instrument instrument,
        Scope scope,
        BilingualText title,
        List<PartnerReference> partners,
        UnnamedPartners unnamedPartners,
        List<String> sectors,
        List<String> challenges,
        List<String> benefits,
        @Schema(description = "The Sustainable Development Goals that it serves.") List<Integer> developmentGoals,
        @Schema(description = "What it brings, and to whom.") Benefit benefit,
        Pillar pillar,
        Direction direction,
        String responsibleOffice,
        String roadmapGoal,
        Boolean unbudgetedBurden,
        @Schema(description = "When it was signed: a day, a month or a year.") PartialDate signedOn,
        Term term,
        @Schema(description = "What happens when the term ends.") Renewal renewal,
        @Schema(description = "When a side said that it does not go on.") LocalDate noticeGivenOn,
        @Schema(description = "The first day on which a source shows it in force.") LocalDate evidencedOn,
        LocalDate endedOn,
        TerminationGround endGround,
        List<ApprovalResponse> approvals,
        @Schema(description = "Slug of the agreement that it renews.") String renews,
        @Schema(description = "Slug of the agreement that renews it; set when that one is signed.") String renewedBy,
        @Schema(description = "Slug of the earlier step that it builds on.") String buildsOn,
        Note note,
        Provenance provenance,
        @Schema(description = "How sure the date of signing is: high, medium or low.") String dateCertainty,
        Instant registeredAt,
        Instant updatedAt) {

    /** A partner as agreements show it. */
    @Schema(description = "A partner as agreements show it.")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record PartnerReference(UUID id, String slug, PartnerType type, BilingualText name, String country) {

        static PartnerReference to(Partner partner) {
            return new PartnerReference(partner.id(), partner.slug(), partner.type(), partner.name(), partner.country());
        }
    }

    static AgreementResponse from(Agreement agreement) {
        Particulars what = agreement.particulars();
        return new AgreementResponse(agreement.id(), agreement.slug(), agreement.revision(), agreement.stage(), what.kind(),
                what.instrument(), agreement.scope(), what.title(),
                agreement.partners().stream().map(PartnerReference::to).toList(), what.unnamedPartners(), what.sectors(),
                what.challenges(), what.benefits(), what.developmentGoals(), what.benefit(), what.pillar(), what.direction(),
                what.responsibleOffice(),
                what.roadmapGoal(), what.unbudgetedBurden(), agreement.signedOn(), what.term(), what.renewal(),
                what.noticeGivenOn(), agreement.evidencedOn(),
                agreement.endedOn(), agreement.endGround(), agreement.approvals().stream().map(ApprovalResponse::from).toList(),
                agreement.renewsSlug(), agreement.renewedBySlug(), agreement.buildsOnSlug(), what.note(), what.provenance(),
                agreement.dateCertainty(),
                agreement.registeredAt(), agreement.updatedAt());
    }
}
