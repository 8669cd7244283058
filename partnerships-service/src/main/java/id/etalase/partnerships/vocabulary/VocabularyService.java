package id.etalase.partnerships.vocabulary;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import id.etalase.kit.reference.ReferenceFile;
import id.etalase.kit.reference.Vocabulary;
import io.quarkus.runtime.StartupEvent;

/** Tells the database what the words by which agreements are sorted are called, so that a search finds them by their names. */
@ApplicationScoped
class VocabularyService {

    private static final long LOCK = 7_201_903;

    private final Vocabularies vocabularies;
    private final EntityManager database;

    VocabularyService(Vocabularies vocabularies, EntityManager database) {
        this.vocabularies = vocabularies;
        this.database = database;
    }

    /** Before the reference data come in; when the names of words have changed, all agreements are indexed anew. */
    @Transactional
    void keep(@Observes @Priority(5) StartupEvent start) {
        database.createNativeQuery("select pg_advisory_xact_lock(:lock)").setParameter("lock", LOCK).getSingleResult();
        int changed = keep("sector", vocabularies.sectors()) + keep("challenge", vocabularies.challenges())
                + keep("benefit", vocabularies.benefits()) + keepCountries();
        if (changed > 0) {
            database.createNativeQuery("update agreement set indexed = indexed + 1").executeUpdate();
        }
    }

    private int keep(String name, Vocabulary vocabulary) {
        Map<String, String[]> words = new LinkedHashMap<>();
        vocabulary.words().forEach(word -> words.put(word.slug(), new String[] { word.name().id(), word.name().en() }));
        vocabulary.words().stream().filter(word -> word.broader() != null && words.containsKey(word.broader()))
                .forEach(word -> words.compute(word.slug(), (slug, own) -> new String[] {
                        own[0] + " " + words.get(word.broader())[0], own[1] + " " + words.get(word.broader())[1] }));
        return words.entrySet().stream().mapToInt(word -> keep(name, word.getKey(), word.getValue()[0], word.getValue()[1]))
                .sum();
    }

    private int keepCountries() {
        return ReferenceFile.read("countries.csv").stream().mapToInt(row -> {
            String variants = " " + String.join(" ", ReferenceFile.list(row, "variants"));
            return keep("country", row.getField("iso_alpha2"), row.getField("name_id") + variants,
                    row.getField("name_en") + variants);
        }).sum();
    }

    private int keep(String vocabulary, String slug, String indonesian, String english) {
        return database.createNativeQuery("""
                insert into vocabulary_word (vocabulary, slug, words_id, words_en) values (:vocabulary, :slug, :id, :en)
                on conflict (vocabulary, slug) do update set words_id = excluded.words_id, words_en = excluded.words_en
                where (vocabulary_word.words_id, vocabulary_word.words_en) <> (excluded.words_id, excluded.words_en)""")
                .setParameter("vocabulary", vocabulary).setParameter("slug", slug).setParameter("id", indonesian)
                .setParameter("en", english).executeUpdate();
    }
}
