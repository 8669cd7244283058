package id.etalase.kit.error;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** The languages in which a problem is told. */
enum Language {
    ENGLISH("en", ""),
    INDONESIAN("id", "_id");

    private static final List<String> TAGS = List.of("en", "id");

    private final String tag;
    private final String bundleSuffix;

    Language(String tag, String bundleSuffix) {
        this.tag = tag;
        this.bundleSuffix = bundleSuffix;
    }

    /** The language the caller likes best among ours (RFC 9110, 12.5.4); English when they like none or say nothing. */
    static Language of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return ENGLISH;
        }
        try {
            // The parser also knows "in", the code that Indonesian had until 1989 and that old clients still send.
            String best = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), TAGS);
            return "id".equals(best) ? INDONESIAN : ENGLISH;
        } catch (IllegalArgumentException e) {
            return ENGLISH;
        }
    }

    /** The value of {@code Content-Language}. */
    String tag() {
        return tag;
    }

    String bundleSuffix() {
        return bundleSuffix;
    }
}
