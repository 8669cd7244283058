package id.etalase.kit.reference;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.text.BilingualText;

/**
 * The words that data may use for one thing, such as challenges, read once at the start.
 *
 * @param words in the order of the file
 */
public record Vocabulary(List<Word> words) {

    /** Reads a file with the columns {@code slug}, {@code name_id}, {@code name_en} and, where words nest, {@code broader}. */
    public static Vocabulary read(String file) {
        return new Vocabulary(ReferenceFile.read(file).stream().map(row -> new Word(row.getField("slug"),
                new BilingualText(row.getField("name_id"), row.getField("name_en")),
                row.findField("broader").filter(text -> !text.isEmpty()).orElse(null))).toList());
    }

    /** The slugs of all words. */
    public Set<String> slugs() {
        return words.stream().map(Word::slug).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Checks the words that somebody used, each of which must be known and stand there once.
     *
     * @param member the member of the request that holds them
     * @param errors where what is wrong is added
     */
    public void check(List<String> used, String member, List<FieldError> errors) {
        Set<String> known = slugs();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < used.size(); i++) {
            String pointer = "/" + member + "/" + i;
            if (!known.contains(used.get(i))) {
                errors.add(new FieldError(pointer, "unknown-word", Map.of("value", used.get(i))));
            } else if (!seen.add(used.get(i))) {
                errors.add(new FieldError(pointer, "named-twice", Map.of("value", used.get(i))));
            }
        }
    }
}
