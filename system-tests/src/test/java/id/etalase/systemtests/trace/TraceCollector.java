package id.etalase.systemtests.trace;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;

/** Takes spans as a collector does, OTLP over HTTP, and keeps the latest of them. */
public final class TraceCollector implements AutoCloseable {

    private static final int KEPT = 30_000;

    private final Deque<CollectedSpan> spans = new ArrayDeque<>();
    private final HttpServer server;

    private TraceCollector(HttpServer server) {
        this.server = server;
    }

    /** Listens on a free port of this machine. */
    public static TraceCollector start() throws IOException {
        TraceCollector collector = new TraceCollector(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        collector.server.createContext("/v1/traces", collector::take);
        collector.server.start();
        return collector;
    }

    /** What programs call the endpoint of their exporter. */
    public String endpoint() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The spans that came of a trace, in the order of their coming. */
    public synchronized List<CollectedSpan> of(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    /** The spans that came lately. */
    public synchronized List<CollectedSpan> latest() {
        return List.copyOf(spans);
    }

    private void take(HttpExchange exchange) throws IOException {
        ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
        request.getResourceSpansList().forEach(this::keep);
        byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        exchange.close();
    }

    private synchronized void keep(ResourceSpans process) {
        String service = texts(process.getResource().getAttributesList()).get("service.name");
        process.getScopeSpansList().forEach(scope -> scope.getSpansList().forEach(span -> spans.add(read(service, span))));
        while (spans.size() > KEPT) {
            spans.remove();
        }
    }

    private static CollectedSpan read(String service, Span span) {
        return new CollectedSpan(service, span.getKind().name().replace("SPAN_KIND_", ""), span.getName(),
                hex(span.getTraceId()), hex(span.getSpanId()), hex(span.getParentSpanId()), texts(span.getAttributesList()),
                span.getEventsCount());
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    private static Map<String, String> texts(List<KeyValue> attributes) {
        Map<String, String> texts = new TreeMap<>();
        attributes.forEach(attribute -> {
            AnyValue value = attribute.getValue();
            texts.put(attribute.getKey(), value.hasStringValue() ? value.getStringValue() : value.toString().trim());
        });
        return texts;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
