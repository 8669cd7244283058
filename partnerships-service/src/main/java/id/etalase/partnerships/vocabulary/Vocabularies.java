package id.etalase.partnerships.vocabulary;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.etalase.kit.text.BilingualText;
import id.etalase.partnerships.ReferenceFile;

/** The words that agreements may use, read once at the start. */
@ApplicationScoped
public class Vocabularies {

    private final List<Word> sectors = read("sectors.csv");
    private final List<Word> challenges = read("challenges.csv");
    private final List<Word> benefits = read("benefits.csv");

    public Set<String> sectors() {
        return slugs(sectors);
    }

    public Set<String> challenges() {
        return slugs(challenges);
    }

    public Set<String> benefits() {
        return slugs(benefits);
    }

    VocabularyResource.VocabularyList all() {
        return new VocabularyResource.VocabularyList(sectors, challenges, benefits);
    }

    private static Set<String> slugs(List<Word> words) {
        return words.stream().map(Word::slug).collect(Collectors.toUnmodifiableSet());
    }

    private static List<Word> read(String file) {
        return ReferenceFile.read(file).stream().map(Vocabularies::word).toList();
    }

    private static Word word(NamedCsvRecord row) {
        String broader = row.findField("broader").filter(text -> !text.isEmpty()).orElse(null);
        return new Word(row.getField("slug"), new BilingualText(row.getField("name_id"), row.getField("name_en")), broader);
    }
}
