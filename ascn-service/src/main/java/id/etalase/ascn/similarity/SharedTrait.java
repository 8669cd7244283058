package id.etalase.ascn.similarity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that two cities have in common.
 *
 * @param of what kind it is
 * @param value what it is
 */
@Schema(description = "Something that two cities have in common.")
record SharedTrait(TraitKind of, String value) {

    /** What kind of thing it is. */
    enum TraitKind {
        KIND_OF_GOVERNMENT,
        TRAIT,
        CHALLENGE,
        /** Both have projects on it. */
        TOPIC,
        /** The larger has at most twice as many people. */
        POPULATION
    }
}
