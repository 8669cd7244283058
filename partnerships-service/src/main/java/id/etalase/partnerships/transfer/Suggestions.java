package id.etalase.partnerships.transfer;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Guesses what somebody meant. */
final class Suggestions {

    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})");

    private Suggestions() {
    }

    /** The word that is spelt most alike, if one is alike enough. */
    static Optional<String> nearest(String word, Collection<String> known) {
        String wanted = word.strip().toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
        return known.stream()
                .map(candidate -> new Candidate(candidate,
                        distance(wanted, candidate.toLowerCase(Locale.ROOT).replace('_', '-'))))
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
                .filter(best -> best.distance() <= Math.max(2, wanted.length() / 3)).map(Candidate::word);
    }

    /** A date as ISO 8601 writes it, when it is clear which one was meant. */
    static Optional<String> date(String text) {
        Matcher date = DAY_FIRST.matcher(text.strip());
        if (!date.matches() || Integer.parseInt(date.group(2)) > 12) {
            return Optional.empty();
        }
        return Optional.of("%s-%02d-%02d".formatted(date.group(3), Integer.parseInt(date.group(2)),
                Integer.parseInt(date.group(1))));
    }

    private record Candidate(String word, int distance) {
    }

    /** How many letters must be put in, taken out or changed (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                row[j] = Math.min(Math.min(row[j], row[j - 1]) + 1,
                        diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1));
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
