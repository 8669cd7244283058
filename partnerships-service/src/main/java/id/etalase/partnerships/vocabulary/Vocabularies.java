package id.etalase.partnerships.vocabulary;

import jakarta.enterprise.context.ApplicationScoped;

import id.etalase.kit.reference.Vocabulary;

/** The words that agreements may use, read once at the start. */
@ApplicationScoped
public class Vocabularies {

    private final Vocabulary sectors = Vocabulary.read("sectors.csv");
    private final Vocabulary challenges = Vocabulary.read("challenges.csv");
    private final Vocabulary benefits = Vocabulary.read("benefits.csv");

    public Vocabulary sectors() {
        return sectors;
    }

    public Vocabulary challenges() {
        return challenges;
    }

    public Vocabulary benefits() {
        return benefits;
    }

    VocabularyResource.VocabularyList all() {
        return new VocabularyResource.VocabularyList(sectors.words(), challenges.words(), benefits.words());
    }
}
