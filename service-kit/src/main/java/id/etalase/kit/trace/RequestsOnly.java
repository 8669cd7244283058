package id.etalase.kit.trace;

import java.util.List;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;

/** A trace begins with a request. What a service does by itself, such as looking for events to publish, would be noise. */
final class RequestsOnly implements Sampler {

    private final Sampler requests;

    /** @param requests decides on everything that belongs to a request */
    RequestsOnly(Sampler requests) {
        this.requests = requests;
    }

    @Override
    public SamplingResult shouldSample(Context parent, String traceId, String name, SpanKind kind, Attributes attributes,
            List<LinkData> links) {
        boolean ofItself = kind != SpanKind.SERVER && !Span.fromContext(parent).getSpanContext().isValid();
        return ofItself ? SamplingResult.drop()
                : requests.shouldSample(parent, traceId, name, kind, attributes, links);
    }

    @Override
    public String getDescription() {
        return "RequestsOnly{" + requests.getDescription() + "}";
    }
}
