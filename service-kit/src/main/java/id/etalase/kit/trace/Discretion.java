package id.etalase.kit.trace;

import java.net.URI;
import java.util.List;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/**
 * Takes out of a span what may tell who did what: addresses of people, and the path and query of a request, which name bookings
 * and what was searched for. Route, method and status stay, and say enough about where time goes.
 */
final class Discretion implements SpanProcessor {

    /** The word that the conventions of OpenTelemetry have for it. An attribute cannot be removed, only written over. */
    static final String REDACTED = "REDACTED";

    private static final List<AttributeKey<String>> TELLING = List.of(AttributeKey.stringKey("url.path"),
            AttributeKey.stringKey("url.query"), AttributeKey.stringKey("client.address"),
            AttributeKey.stringKey("user_agent.original"));
    private static final AttributeKey<String> ADDRESS = AttributeKey.stringKey("url.full");

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        for (AttributeKey<String> key : TELLING) {
            if (span.getAttribute(key) != null) {
                span.setAttribute(key, REDACTED);
            }
        }
        String address = span.getAttribute(ADDRESS);
        if (address != null) {
            span.setAttribute(ADDRESS, originOf(address) + "/" + REDACTED);
        }
    }

    private static String originOf(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        } catch (IllegalArgumentException noUri) {
            return REDACTED;
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // What comes at the end is status, sizes and the class of an error.
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
