package id.etalase.partnerships.document;

import java.time.Instant;
import java.time.LocalDate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.BilingualText;
import id.etalase.partnerships.document.DocumentRequest.DocumentType;

/** What is kept of a document. */
@Schema(description = "A document of an agreement.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DocumentBody(
        @Schema(description = "Slug of the agreement.") String agreement,
        DocumentType type, String language, String role, BilingualText title, String reference, LocalDate dated, String link,
        boolean restricted,
        @Schema(description = "The file, once it is uploaded.") StoredFile file) {

    /** A file in the store. */
    @Schema(description = "A file in the store; its bytes never change.")
    public record StoredFile(
            @Schema(description = "SHA-256 of its bytes in hexadecimal.") String sha256,
            @Schema(description = "In bytes.") long size,
            @Schema(description = "By its content, not by its name.") String mediaType, Instant storedAt) {
    }

    static DocumentBody of(String agreement, DocumentRequest request) {
        return new DocumentBody(agreement, request.type(), request.language(), request.role(), request.title(),
                request.reference(), request.dated(), request.link(), Boolean.TRUE.equals(request.restricted()), null);
    }

    DocumentBody with(StoredFile stored) {
        return new DocumentBody(agreement, type, language, role, title, reference, dated, link, restricted, stored);
    }

    /** The name under which a browser keeps the file. */
    String fileName() {
        return agreement + "-" + type.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-" + language
                + ReceivedFile.extensionOf(file.mediaType());
    }
}
