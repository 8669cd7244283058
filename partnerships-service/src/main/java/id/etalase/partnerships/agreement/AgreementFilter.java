package id.etalase.partnerships.agreement;

import java.time.LocalDate;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import id.etalase.kit.country.Pillar;
import id.etalase.partnerships.cooperation.Scope;
import id.etalase.partnerships.cooperation.Stage;

/** Which agreements a caller asks for; what is absent does not narrow the list. */
public record AgreementFilter(
        @QueryParam("q") @Size(max = 200) @Parameter(description = "Words that must all be found: in a title, a note, the name of a partner or its country in any spelling, or the name of a sector, challenge or benefit; stemmed, in Indonesian and English, accents ignored. With `asOf`: in a title or the name of a partner.", example = "paris") String q,
        @QueryParam("kind") @Pattern(regexp = "[A-Z]{2,10}") @Parameter(description = "The legal kind.", example = "KSDPL") String kind,
        @QueryParam("instrument") Instrument instrument,
        @QueryParam("scope") Scope scope,
        @QueryParam("stage") Stage stage,
        @QueryParam("sector") @Size(max = 60) @Pattern(regexp = AgreementRequest.SLUG) @Parameter(description = "One of its fields.", example = "environment") String sector,
        @QueryParam("challenge") @Size(max = 60) @Pattern(regexp = AgreementRequest.SLUG) @Parameter(description = "A problem that it answers.", example = "air-pollution") String challenge,
        @QueryParam("benefit") @Size(max = 60) @Pattern(regexp = AgreementRequest.SLUG) @Parameter(description = "Something that it is meant to bring.", example = "smart-city") String benefit,
        @QueryParam("pillar") @Parameter(description = "The pillar of the ASEAN Community that it serves.") Pillar pillar,
        @QueryParam("country") @Pattern(regexp = "[A-Z]{2}") @Parameter(description = "The country of a partner, ISO 3166-1 alpha-2.", example = "JP") String country,
        @QueryParam("partner") @Size(max = 80) @Parameter(description = "Slug or id of a partner.", example = "bangkok") String partner,
        @QueryParam("group") @Size(max = 120) @Pattern(regexp = AgreementRequest.SLUG) @Parameter(description = "With a partner of this group (/v1/region-groups); `asean` for the other members of ASEAN.", example = "jakarta-agglomeration") String group,
        @QueryParam("roadmapGoal") @Size(max = 80) @Pattern(regexp = AgreementRequest.SLUG) @Parameter(description = "The code of a goal of the roadmap.", example = "continuity") String roadmapGoal,
        @QueryParam("signedFrom") @Parameter(description = "Signed on this day or later; where only the year or month is known, when it may have been so.") LocalDate signedFrom,
        @QueryParam("signedTo") @Parameter(description = "Signed on this day or earlier; where only the year or month is known, when it may have been so.") LocalDate signedTo,
        @QueryParam("activeOn") @Parameter(description = "In force on this day beyond doubt: begun or evidenced by then, and not over.", example = "2024-12-31") LocalDate activeOn,
        @QueryParam("endsFrom") @Parameter(description = "Ends on this day or later; where only the year or month is known, when it may do so.") LocalDate endsFrom,
        @QueryParam("endsTo") @Parameter(description = "Ends on this day or earlier; where only the year or month is known, when it may do so.") LocalDate endsTo,
        @QueryParam("renewed") @Parameter(description = "Whether a signed successor goes on from it.") Boolean renewed,
        @QueryParam("asOf") @Parameter(description = "As things stood at this time: a day (its end, in Jakarta) or an instant. For the time since the register keeps an agreement it is what the register said then; for the time before, what its dates tell.", example = "2024-12-31") String asOf,
        @QueryParam("sort") @DefaultValue("-signed-on") @Parameter(description = "-signed-on (latest first, unknown last) or signed-on (unknown first).") @Pattern(regexp = "-?signed-on") String sort) {

    boolean latestFirst() {
        return sort.startsWith("-");
    }
}
