package id.etalase.kit.openapi;

import java.util.regex.Pattern;

import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Patterns that only Java reads. JSON Schema has those of ECMAScript, where such a pattern is a mistake; the service still
 * checks it, and the document does without.
 */
final class JavaPatterns {

    /** Flags within the pattern. */
    private static final Pattern ONLY_JAVA = Pattern.compile("\\(\\?[a-zA-Z]");

    private JavaPatterns() {
    }

    static void forget(Schema schema) {
        if (schema.getPattern() != null && ONLY_JAVA.matcher(schema.getPattern()).find()) {
            schema.setPattern(null);
        }
    }
}
