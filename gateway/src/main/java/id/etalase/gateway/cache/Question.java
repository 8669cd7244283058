package id.etalase.gateway.cache;

import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;

/**
 * Everything in a plain read that can make its answer another one, exactly as it came. Two requests with the same question
 * get the same answer, byte for byte, but for what names the single request.
 */
record Question(String uri, String accept, String language, String coding, String known, String origin) {

    private static final int LARGEST = 4 * 1024;

    /**
     * Reads a GET. Nothing is checked here that was checked when the same question came before: only a question that was
     * answered is ever found again.
     *
     * @param ids gets the headers that name the single request
     * @param largest what all headers together may measure
     * @return null if it has a header that is not plain, or one of them twice
     */
    static @Nullable Question of(String uri, HttpHeaders headers, Ids ids, long largest) {
        String[] values = new String[Plain.COUNT];
        long size = uri.length();
        for (Iterator<Map.Entry<CharSequence, CharSequence>> all = headers.iteratorCharSequence(); all.hasNext();) {
            Map.Entry<CharSequence, CharSequence> header = all.next();
            CharSequence name = header.getKey();
            CharSequence value = header.getValue();
            size += name.length() + value.length() + 4;
            int place = Plain.placeOf(name);
            if (place >= 0) {
                if (values[place] != null) {
                    return null;
                }
                values[place] = value.toString();
            } else if (place == Plain.NOT_PLAIN || place == Plain.CONNECTION
                    && !AsciiString.contentEqualsIgnoreCase(value, "keep-alive")) {
                return null;
            }
        }
        if (values[Plain.HOST] == null || values[Plain.LENGTH] != null && !values[Plain.LENGTH].equals("0")
                || size > Math.min(largest, LARGEST)) {
            return null;
        }
        ids.requestId = values[Plain.REQUEST_ID];
        ids.traceparent = values[Plain.TRACEPARENT];
        return new Question(uri, text(values[Plain.ACCEPT]), text(values[Plain.LANGUAGE]), text(values[Plain.CODING]),
                text(values[Plain.KNOWN]),
                // Whether a page is of another origin depends on the host.
                values[Plain.ORIGIN] == null ? "" : values[Plain.ORIGIN] + ' ' + values[Plain.HOST]);
    }

    // What a record gets of its own goes through method handles, which the quick compiler of the JVM leaves slow.

    @Override
    public int hashCode() {
        return ((((uri.hashCode() * 31 + accept.hashCode()) * 31 + language.hashCode()) * 31 + coding.hashCode()) * 31
                + known.hashCode()) * 31 + origin.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Question asked && uri.equals(asked.uri) && accept.equals(asked.accept)
                && language.equals(asked.language) && coding.equals(asked.coding) && known.equals(asked.known)
                && origin.equals(asked.origin);
    }

    int weight() {
        return 200 + uri.length() + accept.length() + language.length() + coding.length() + known.length() + origin.length();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** What a request says of its own name. */
    static final class Ids {

        private @Nullable String requestId;
        private @Nullable String traceparent;

        @Nullable
        String requestId() {
            return requestId;
        }

        @Nullable
        String traceparent() {
            return traceparent;
        }
    }

    /** The headers that a plain read may have. */
    private static final class Plain {

        static final int HOST = 0;
        static final int ACCEPT = 1;
        static final int LANGUAGE = 2;
        static final int CODING = 3;
        static final int KNOWN = 4;
        static final int ORIGIN = 5;
        static final int REQUEST_ID = 6;
        static final int TRACEPARENT = 7;
        static final int LENGTH = 8;
        static final int COUNT = 9;
        static final int CONNECTION = -1;
        static final int CHANGES_NOTHING = -2;
        static final int NOT_PLAIN = -3;

        private static final Map<String, Integer> PLACES = Map.ofEntries(Map.entry("host", HOST), Map.entry("accept", ACCEPT),
                Map.entry("accept-language", LANGUAGE), Map.entry("accept-encoding", CODING),
                Map.entry("if-none-match", KNOWN), Map.entry("origin", ORIGIN), Map.entry("x-request-id", REQUEST_ID),
                Map.entry("traceparent", TRACEPARENT),
                // Some clients say that they send nothing.
                Map.entry("content-length", LENGTH), Map.entry("connection", CONNECTION),
                Map.entry("user-agent", CHANGES_NOTHING), Map.entry("referer", CHANGES_NOTHING),
                Map.entry("accept-charset", CHANGES_NOTHING), Map.entry("dnt", CHANGES_NOTHING),
                Map.entry("priority", CHANGES_NOTHING), Map.entry("upgrade-insecure-requests", CHANGES_NOTHING),
                Map.entry("tracestate", CHANGES_NOTHING), Map.entry("save-data", CHANGES_NOTHING));

        private Plain() {
        }

        static int placeOf(CharSequence name) {
            String lower = name.toString().toLowerCase(Locale.ROOT);
            Integer place = PLACES.get(lower);
            if (place != null) {
                return place;
            }
            return lower.startsWith("sec-") && !lower.startsWith("sec-websocket") ? CHANGES_NOTHING : NOT_PLAIN;
        }
    }
}
