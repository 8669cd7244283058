package id.etalase.kit.error;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Gives a refusal its language and its ids and writes it as a document of RFC 9457. */
@Singleton
class ProblemWriter {

    private static final Logger LOG = Logger.getLogger(ProblemWriter.class);

    private final ProblemTexts texts;
    private final ObjectMapper json;
    private final String types;

    ProblemWriter(ProblemTexts texts, ObjectMapper json,
            @ConfigProperty(name = "etalase.public-url", defaultValue = "http://localhost:8080") String publicUrl) {
        this.texts = texts;
        this.json = json;
        this.types = publicUrl.replaceFirst("/+$", "") + "/problems/";
    }

    /**
     * The document for a refusal.
     *
     * @param acceptLanguage the header as received, null when absent
     */
    ProblemDocument write(Refusal refusal, @Nullable String acceptLanguage) {
        Language language = Language.of(acceptLanguage);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", ProblemDocument.MEDIA_TYPE);
        headers.put("Content-Language", language.tag());
        headers.put("Vary", "Accept-Language");
        headers.put("Cache-Control", "no-store");
        texts.retryAfter(refusal.code()).ifPresent(seconds -> headers.put("Retry-After", seconds));
        headers.putAll(refusal.headers());
        try {
            return new ProblemDocument(refusal.status(), headers, json.writeValueAsBytes(document(refusal, language)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The extensions of " + refusal.code() + " are not JSON", e);
        }
    }

    private ObjectNode document(Refusal refusal, Language language) {
        if (texts.status(refusal.code()).isEmpty()) {
            LOG.warnf("The problem '%s' has no status and no texts in the bundle 'problems'", refusal.code());
        }
        ObjectNode document = json.createObjectNode();
        document.put("type", types + refusal.code());
        document.put("title", texts.title(refusal.code(), language));
        document.put("status", refusal.status());
        texts.detail(refusal.code(), refusal.arguments(), language).ifPresent(text -> document.put("detail", text));
        document.put("code", refusal.code());
        if (MDC.get("traceId") instanceof String traceId) {
            document.put("traceId", traceId);
        }
        // RFC 9457 has given these names away: a status, say, is that of HTTP and of nothing else.
        refusal.extensions().forEach((name, value) -> {
            if (!document.has(name)) {
                document.putPOJO(name, value);
            }
        });
        if (!refusal.errors().isEmpty()) {
            var errors = document.putArray("errors");
            refusal.errors().forEach(error -> errors.add(entry(error, language)));
        }
        return document;
    }

    private ObjectNode entry(FieldError error, Language language) {
        ObjectNode entry = json.createObjectNode();
        putIfPresent(entry, "pointer", error.pointer());
        putIfPresent(entry, "parameter", error.parameter());
        putIfPresent(entry, "header", error.header());
        entry.put("code", error.code());
        texts.field(error.code(), error.arguments(), language).ifPresent(text -> entry.put("detail", text));
        if (error.arguments().get("allowed") instanceof Iterable<?> allowed) {
            allowed.forEach(entry.withArray("allowed")::addPOJO);
        }
        return entry;
    }

    private static void putIfPresent(ObjectNode entry, String name, @Nullable String value) {
        if (value != null) {
            entry.put(name, value);
        }
    }
}
