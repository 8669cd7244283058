package id.etalase.partnerships.programme;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.NotPlaceholder;
import id.etalase.kit.text.Note;
import id.etalase.kit.time.PartialDate;

/** A programme as an officer writes it; absent = unknown or not applicable. Offices and numbers only, never a person. */
@Schema(description = "A programme of an agreement as an officer writes it. Offices and numbers only, never a person.", examples = """
        {"slug": "flood-training-2027", "agreement": "rotterdam-sister-city", "direction": "jakarta-learns",
         "title": {"id": "Pelatihan banjir 2027", "en": "Flood training 2027"}, "host": "rotterdam",
         "topic": {"id": "Pengelolaan banjir", "en": "Flood management"}, "startsOn": "2027", "endsOn": "2028",
         "targets": [{"code": "civil-servants", "name": {"id": "ASN yang dikirim", "en": "Civil servants sent"},
                      "unit": "people", "measure": "sum", "quantity": 20}]}""")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProgrammeRequest(
        @NotNull @Size(max = 120) @Pattern(regexp = ProgrammeRequest.SLUG) String slug,
        @Schema(description = "Slug or id of the agreement that it carries out.") @NotBlank @Size(max = 120) String agreement,
        @NotNull @Valid BilingualText title,
        @Schema(description = "What it is about, such as what is learned.") @Valid BilingualText topic,
        @Schema(description = "Slug or id of the partner that is host.") @Size(max = 80) String host,
        @Schema(description = "Which way knowledge or help flows.") @Pattern(regexp = "jakarta-gives|jakarta-learns|both") String direction,
        @Pattern(regexp = "planned|running|completed|stopped") String status,
        PartialDate startsOn,
        PartialDate endsOn,
        @Schema(description = "The offices of Jakarta that carry it out.") @Size(max = 20) List<@NotBlank @NotPlaceholder @Size(max = 200) String> offices,
        @Schema(description = "Where in the communities of Jakarta it is carried out.") @Valid BilingualText localAction,
        @Schema(description = "What it is meant to bring; words of /v1/vocabularies.") @Size(max = 20) List<@NotNull @Size(max = 60) @Pattern(regexp = ProgrammeRequest.SLUG) String> benefits,
        @Schema(description = "What it is measured by.") @Size(max = 30) List<@NotNull @Valid Target> targets,
        @Schema(description = "Who gets something of it, each with its own status.") @Size(max = 200) List<@NotNull @Valid Beneficiary> beneficiaries,
        @Valid Note note,
        @Valid Provenance provenance) {

    static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";

    public ProgrammeRequest {
        offices = offices == null ? List.of() : offices;
        benefits = benefits == null ? List.of() : benefits;
        targets = targets == null ? List.of() : targets;
        beneficiaries = beneficiaries == null ? List.of() : beneficiaries;
    }

    /** Somebody who gets something of a programme: a region, a school, a community. */
    @Schema(description = "A region, school or community that gets something of a programme.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Beneficiary(
            @NotNull @Size(max = 80) @Pattern(regexp = SLUG) String code,
            @NotNull @Valid BilingualText name,
            @Schema(description = "How far it is: planned, under-way, done, stopped; absent when nobody told.") @Pattern(regexp = "planned|under-way|done|stopped") String status,
            @Schema(description = "Since when it is so.") PartialDate since,
            @Valid Provenance provenance) {
    }
}
