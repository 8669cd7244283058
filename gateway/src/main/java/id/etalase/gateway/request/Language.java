package id.etalase.gateway.request;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;

import org.jspecify.annotations.Nullable;

/** The languages the suite speaks. */
public enum Language {

    ENGLISH("en"),
    INDONESIAN("id");

    private final Locale locale;

    Language(String tag) {
        this.locale = Locale.forLanguageTag(tag);
    }

    /**
     * The language to answer in: the best of what the header asks for, English if it asks for neither.
     *
     * @param acceptLanguage the header {@code Accept-Language}; a malformed one counts as absent
     */
    public static Language of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return ENGLISH;
        }
        try {
            Locale best = Locale.lookup(LanguageRange.parse(acceptLanguage),
                    List.of(ENGLISH.locale, INDONESIAN.locale));
            return INDONESIAN.locale.equals(best) ? INDONESIAN : ENGLISH;
        } catch (IllegalArgumentException malformed) {
            return ENGLISH;
        }
    }

    public Locale locale() {
        return locale;
    }

    /** The BCP 47 tag, as in {@code Content-Language}. */
    public String tag() {
        return locale.toLanguageTag();
    }
}
