package id.etalase.ascn.project;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.NotPlaceholder;
import id.etalase.kit.text.Note;

/**
 * What a project aims at, in at least one language. Not a {@link Note}, because lists of those would be taken for parts of the
 * row.
 */
@Schema(description = "What a project aims at, in at least one language.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Aim(@NotPlaceholder @Size(max = 4000) String id, @NotPlaceholder @Size(max = 4000) String en) {

    Note text() {
        return new Note(id, en);
    }
}
