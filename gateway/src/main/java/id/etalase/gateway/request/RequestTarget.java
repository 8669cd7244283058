package id.etalase.gateway.request;

import static java.nio.charset.CodingErrorAction.REPORT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a request asks for: a path, cut into decoded segments, and a query.
 *
 * <p>
 * A path that a service could read as another path than the gateway does is refused: dot segments and empty segments, a
 * slash, backslash or control character in encoded form, a second layer of encoding, bytes that are not UTF-8. What passes
 * means the same to everybody, so a request cannot leave the prefixes of its service.
 *
 * @param path the path as it came, starting with {@code /}
 * @param query the query as it came, with its {@code ?}; empty if there is none
 * @param segments the path, decoded; empty for {@code /}; a trailing slash adds nothing
 */
public record RequestTarget(String path, String query, List<String> segments) {

    /**
     * Reads the target of a request line.
     *
     * @throws InvalidTarget if it is malformed or could be read in two ways
     */
    public static RequestTarget parse(String target) throws InvalidTarget {
        String local = withoutAuthority(target);
        int question = local.indexOf('?');
        String path = question < 0 ? local : local.substring(0, question);
        String query = question < 0 ? "" : local.substring(question);
        if (!path.startsWith("/")) {
            throw new InvalidTarget("a path starts with a slash");
        }
        refuseUnlessVisibleAscii(local);
        return new RequestTarget(path, query, segments(path));
    }

    /** The path and query together, as a service gets them. */
    public String uri() {
        return path + query;
    }

    /** A client may send the absolute form (RFC 9112, section 3.2.2); what it says of the host counts for nothing here. */
    private static String withoutAuthority(String target) {
        int scheme = target.startsWith("http://") ? 7 : target.startsWith("https://") ? 8 : 0;
        if (scheme == 0) {
            return target;
        }
        int slash = target.indexOf('/', scheme);
        return slash < 0 ? "/" : target.substring(slash);
    }

    private static void refuseUnlessVisibleAscii(String target) throws InvalidTarget {
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '\\' || c == '#') {
                throw new InvalidTarget("a target has only visible ASCII characters, no backslash and no #");
            }
        }
    }

    private static List<String> segments(String path) throws InvalidTarget {
        List<String> segments = new ArrayList<>();
        if (path.equals("/")) {
            return List.of();
        }
        String[] parts = path.substring(1).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean trailingSlash = parts[i].isEmpty() && i == parts.length - 1;
            if (!trailingSlash) {
                segments.add(checked(decode(parts[i])));
            }
        }
        return List.copyOf(segments);
    }

    private static String checked(String segment) throws InvalidTarget {
        int parameters = segment.indexOf(';');
        String name = parameters < 0 ? segment : segment.substring(0, parameters);
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw new InvalidTarget("a path has no empty segment and no dot segment");
        }
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c < ' ' || c == 0x7f || c == '/' || c == '\\') {
                throw new InvalidTarget("a segment has no slash, backslash or control character, encoded or not");
            }
            if (c == '%' && isEscape(segment, i)) {
                throw new InvalidTarget("a path is percent-encoded once");
            }
        }
        return segment;
    }

    private static String decode(String segment) throws InvalidTarget {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(segment.length());
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '%') {
                if (!isEscape(segment, i)) {
                    throw new InvalidTarget("a % is followed by two hexadecimal digits");
                }
                bytes.write(Integer.parseInt(segment, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        try {
            return UTF_8.newDecoder().onMalformedInput(REPORT).onUnmappableCharacter(REPORT)
                    .decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new InvalidTarget("a path is UTF-8");
        }
    }

    private static boolean isEscape(String text, int percent) {
        return percent + 2 < text.length() && Character.digit(text.charAt(percent + 1), 16) >= 0
                && Character.digit(text.charAt(percent + 2), 16) >= 0;
    }

    /** The target is malformed, or a service could read it in another way. */
    public static final class InvalidTarget extends Exception {

        InvalidTarget(String rule) {
            super(rule, null, false, false);
        }
    }
}
