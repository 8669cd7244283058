package id.etalase.kit.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The value of {@code If-Match} or {@code If-None-Match}: {@code *} or a list of entity tags (RFC 9110, 13.1). */
record TagList(boolean any, List<String> tags) {

    private static final Pattern ELEMENT = Pattern.compile("\\s*((?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\")\\s*(,|$)");

    /** Empty when the header is not what the grammar allows. */
    static Optional<TagList> parse(String header) {
        String value = header.strip();
        if (value.equals("*")) {
            return Optional.of(new TagList(true, List.of()));
        }
        List<String> tags = new ArrayList<>();
        Matcher element = ELEMENT.matcher(value);
        int end = 0;
        while (end < value.length() && element.find(end) && element.start() == end) {
            tags.add(element.group(1));
            end = element.end();
        }
        return end == value.length() && !tags.isEmpty() ? Optional.of(new TagList(false, List.copyOf(tags))) : Optional.empty();
    }

    /** A weak tag is never strongly equal to anything. */
    boolean containsStrongly(String tag) {
        return any || tags.contains(tag);
    }

    boolean containsWeakly(String tag) {
        return any || tags.contains(tag) || tags.contains("W/" + tag);
    }
}
