package id.etalase.partnerships.agreement;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.NotPlaceholder;

/**
 * Names a document that proves a step.
 *
 * @param title what it is
 * @param reference its number or address
 * @param dated its date
 */
@Embeddable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DocumentReference(
        @Column(name = "document_title") @NotPlaceholder @Size(max = 300) String title,
        @Column(name = "document_reference") @NotBlank @NotPlaceholder @Size(max = 200) String reference,
        @Column(name = "document_dated") LocalDate dated) {
}
