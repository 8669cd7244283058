package id.etalase.kit.reference;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.BilingualText;

/**
 * A word of a vocabulary.
 *
 * @param slug how data name it
 * @param name how people call it
 * @param broader the slug of the word that includes it
 */
@Schema(description = "A word by which agreements are sorted.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Word(String slug, BilingualText name, String broader) {
}
