package id.etalase.ascn.vocabulary;

import jakarta.enterprise.context.ApplicationScoped;

import id.etalase.kit.reference.Vocabulary;

/** The words that may be used, read once at the start. */
@ApplicationScoped
public class Vocabularies {

    private final Vocabulary topics = Vocabulary.read("topics.csv");
    private final Vocabulary challenges = Vocabulary.read("challenges.csv");
    private final Vocabulary serviceKinds = Vocabulary.read("service-kinds.csv");
    private final Vocabulary traits = Vocabulary.read("traits.csv");
    private final Vocabulary focusAreas = Vocabulary.read("focus-areas.csv");

    /** What projects and practices are about, beside their focus area. */
    public Vocabulary topics() {
        return topics;
    }

    /** The problems that cities have and projects answer. */
    public Vocabulary challenges() {
        return challenges;
    }

    /** What a project does for people. */
    public Vocabulary serviceKinds() {
        return serviceKinds;
    }

    /** What a city is like. */
    public Vocabulary traits() {
        return traits;
    }

    VocabularyResource.NetworkVocabularies all() {
        return new VocabularyResource.NetworkVocabularies(focusAreas.words(), topics.words(), challenges.words(),
                serviceKinds.words(), traits.words());
    }
}
