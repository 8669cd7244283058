package id.etalase.kit.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/** Makes readable names for addresses out of titles. */
public final class Slugs {

    private static final int LONGEST = 100;

    private Slugs() {
    }

    /**
     * The title in lower-case words with hyphens, numbered when that name is taken.
     *
     * @param fallback the name when the title has no letter or digit that an address can hold
     */
    public static String unused(String title, String fallback, Predicate<String> taken) {
        String words = Normalizer.normalize(title, Normalizer.Form.NFD).toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String base = words.isEmpty() ? fallback
                : words.substring(0, Math.min(LONGEST, words.length())).replaceAll("-$", "");
        String slug = base;
        for (int number = 2; taken.test(slug); number++) {
            slug = base + "-" + number;
        }
        return slug;
    }
}
