package id.etalase.partnerships.agreement;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.country.Pillar;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.NotPlaceholder;
import id.etalase.kit.text.Note;

/** An agreement as an officer writes it; absent = unknown or not applicable. */
@Schema(description = "An agreement as an officer writes it.", examples = """
        {"slug": "hanoi-clean-air-2026", "kind": "KSDPL", "instrument": "memorandum",
         "title": {"id": "Nota kesepahaman udara bersih dengan Hanoi", "en": "Memorandum on clean air with Hanoi"},
         "partners": ["hanoi"], "sectors": ["air-quality"], "pillar": "socio-cultural", "direction": "both",
         "responsibleOffice": "Biro Kerja Sama Daerah", "term": {"startsOn": "2027-01-01", "endsOn": "2031-12-31"}}""")
public record AgreementRequest(
        @Schema(description = "Readable name in addresses; made of the English title when absent. Cannot be changed.") @Size(max = 120) @Pattern(regexp = AgreementRequest.SLUG) String slug,
        @NotNull @Valid BilingualText title,
        @Schema(description = "The legal kind: KSDPL, KSDLL, KSDD or KSDPK (see /v1/cooperation-kinds).") @NotNull @Pattern(regexp = "[A-Z]{2,10}") String kind,
        @NotNull Instrument instrument,
        @Schema(description = "Slugs or ids of the partners, the first one leading.") @Size(max = 50) List<@NotBlank @Size(max = 80) String> partners,
        @Valid UnnamedPartners unnamedPartners,
        @Schema(description = "The fields it is about.") @Size(max = 20) List<@NotNull @Size(max = 60) @Pattern(regexp = AgreementRequest.SLUG) String> sectors,
        @Schema(description = "The problems it answers.") @Size(max = 20) List<@NotNull @Size(max = 60) @Pattern(regexp = AgreementRequest.SLUG) String> challenges,
        @Schema(description = "What it is meant to bring.") @Size(max = 20) List<@NotNull @Size(max = 60) @Pattern(regexp = AgreementRequest.SLUG) String> benefits,
        Pillar pillar,
        Direction direction,
        @Pattern(regexp = ".*\\S.*") @NotPlaceholder @Size(max = 200) String responsibleOffice,
        @Schema(description = "The code of the goal of the roadmap that it serves (/v1/roadmap).") @Pattern(regexp = ".*\\S.*") @NotPlaceholder @Size(max = 200) String roadmapGoal,
        @Schema(description = "Whether it burdens people or region and the money is not yet in the budget; decides whether the council must agree.") Boolean unbudgetedBurden,
        @Valid Term term,
        @Schema(description = "Slug or id of the agreement that this one renews.") @Size(max = 120) String renews,
        @Schema(description = "Slug or id of the earlier step that this one builds on, such as a letter of intent.") @Size(max = 120) String buildsOn,
        @Schema(description = "What happens when the term ends: it ends, goes on for as long again unless a side gave notice, or needs a successor.") Renewal renewal,
        @Schema(description = "When a side said that it does not go on.") LocalDate noticeGivenOn,
        @Schema(description = "The Sustainable Development Goals of the United Nations that it serves, 1 to 17.") @Size(max = 17) List<@NotNull @Min(1) @Max(17) Integer> developmentGoals,
        @Schema(description = "What it brings, and to whom.") @Valid Benefit benefit,
        @Valid Note note,
        @Valid Provenance provenance) {

    /** Lower-case words with hyphens. */
    static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";

    public AgreementRequest {
        partners = partners == null ? List.of() : partners;
        sectors = sectors == null ? List.of() : sectors;
        challenges = challenges == null ? List.of() : challenges;
        benefits = benefits == null ? List.of() : benefits;
        developmentGoals = developmentGoals == null ? List.of() : developmentGoals;
    }

    Particulars particulars() {
        return new Particulars(title, kind, instrument, sectors, challenges, benefits, pillar, direction, responsibleOffice,
                roadmapGoal, unbudgetedBurden, unnamedPartners, term, renewal, noticeGivenOn, developmentGoals, benefit, note,
                provenance);
    }

    /** The same for its successor. */
    AgreementRequest renewedBy(RenewalRequest renewal) {
        return new AgreementRequest(renewal.slug(), renewal.title() == null ? title : renewal.title(), kind, instrument,
                partners, unnamedPartners, sectors, challenges, benefits, pillar, direction, responsibleOffice, roadmapGoal,
                unbudgetedBurden, renewal.term(), slug, null, this.renewal, null, developmentGoals, benefit, null, null);
    }

    /** What is on record, as an officer would have written it: the document that a patch changes. */
    static AgreementRequest from(Agreement agreement) {
        Particulars now = agreement.particulars();
        return new AgreementRequest(agreement.slug(), now.title(), now.kind(), now.instrument(),
                agreement.partners().stream().map(partner -> partner.slug()).toList(), now.unnamedPartners(), now.sectors(),
                now.challenges(), now.benefits(), now.pillar(), now.direction(), now.responsibleOffice(), now.roadmapGoal(),
                now.unbudgetedBurden(), now.term(), agreement.renewsSlug(), agreement.buildsOnSlug(), now.renewal(),
                now.noticeGivenOn(), now.developmentGoals(), now.benefit(), now.note(),
                now.provenance());
    }
}
