package id.etalase.partnerships.cooperation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.BilingualText;

/**
 * A stage as a kind of cooperation knows it.
 *
 * @param stage the stage
 * @param name its official name
 * @param actor who acts in it
 * @param proof the document that proves it
 */
@Schema(description = "A stage as a kind of cooperation knows it.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StageDescription(Stage stage, BilingualText name, BilingualText actor, BilingualText proof) {
}
