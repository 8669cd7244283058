package id.etalase.kit.text;

import java.util.List;
import java.util.stream.Stream;

/** Turns what somebody types into a search field into patterns for {@code like}: one a word, each must be found. */
public final class SearchWords {

    private static final int MOST = 8;

    private SearchWords() {
    }

    /** The patterns, at most eight; what is special to {@code like} stands for itself (escape character: backslash). */
    public static List<String> patterns(String text) {
        return Stream.of(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).limit(MOST)
                .map(word -> "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%").toList();
    }
}
