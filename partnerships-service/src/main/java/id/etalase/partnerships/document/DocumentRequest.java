package id.etalase.partnerships.document;

import java.time.LocalDate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.NotPlaceholder;

/** A document as an officer describes it. */
@Schema(description = "A document of an agreement: a link to it, or a description to which the file is uploaded next.", examples = """
        {"type": "signed-text", "language": "en", "role": "authentic", "dated": "1995-09-08",
         "title": {"id": "Nota kesepahaman", "en": "Memorandum of understanding"}}""")
public record DocumentRequest(
        @NotNull DocumentType type,
        @Schema(description = "ISO 639-1.") @NotNull @Pattern(regexp = "[a-z]{2}") String language,
        @Schema(description = "authentic: both sides are bound by it; translation; copy.") @NotNull @Pattern(regexp = "authentic|translation|copy") String role,
        @NotNull @Valid BilingualText title,
        @NotPlaceholder @Size(max = 200) String reference,
        LocalDate dated,
        @Schema(description = "Where it is, when it is not uploaded.") @Pattern(regexp = "https://\\S+") @Size(max = 1000) String link,
        @Schema(description = "Whether only the government reads it, also after the signing; no when absent.") Boolean restricted) {

    /** What a document is. */
    public enum DocumentType {
        LETTER_OF_INTENT,
        PLAN,
        COUNCIL_APPROVAL,
        MINISTRY_APPROVAL,
        FULL_POWERS,
        SIGNED_TEXT,
        ADDENDUM,
        REPORT,
        OTHER
    }
}
