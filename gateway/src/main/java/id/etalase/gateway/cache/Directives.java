package id.etalase.gateway.cache;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** The directives of {@code Cache-Control}, by name; what is malformed counts as absent. */
record Directives(Map<String, String> values) {

    private static final Directives NONE = new Directives(Map.of());

    static Directives of(List<String> headers) {
        if (headers.isEmpty()) {
            return NONE;
        }
        Map<String, String> values = new HashMap<>();
        for (String header : headers) {
            for (String directive : header.split(",")) {
                int equals = directive.indexOf('=');
                String name = (equals < 0 ? directive : directive.substring(0, equals)).trim().toLowerCase(Locale.ROOT);
                String value = equals < 0 ? "" : directive.substring(equals + 1).trim().replace("\"", "");
                values.putIfAbsent(name, value);
            }
        }
        return new Directives(values);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Seconds; more than a few decades are as good as for ever. */
    OptionalLong seconds(String name) {
        String value = values.get(name);
        if (value == null || value.isEmpty() || !value.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(value.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(value));
    }
}
