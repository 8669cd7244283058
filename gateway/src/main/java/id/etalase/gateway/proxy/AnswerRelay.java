package id.etalase.gateway.proxy;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import id.etalase.gateway.compress.Coding;
import id.etalase.gateway.compress.Tags;
import id.etalase.gateway.request.Call;
import id.etalase.gateway.request.ContentLength;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.buffer.impl.BufferImpl;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** The answer of a service on its way to the client, chunk by chunk, as fast as the client takes it. */
final class AnswerRelay {

    private final RoutingContext routing;
    private final HttpClientResponse response;
    private final AnswerTap tap;
    private final Watch watch;
    private final HttpServerRequest inbound;
    private final HttpServerResponse outbound;
    private Coding.@Nullable Squeezer squeezer;
    /** What came and is not sent yet. */
    private final List<Buffer> gathered = new ArrayList<>(2);
    private boolean endsWithConnection;
    private boolean whole;
    private boolean told;
    private boolean draining;

    AnswerRelay(RoutingContext routing, HttpClientResponse response, AnswerTap tap, Watch watch) {
        this.routing = routing;
        this.response = response;
        this.tap = tap;
        this.watch = watch;
        this.inbound = routing.request();
        this.outbound = routing.response();
    }

    void start() {
        response.exceptionHandler(cause -> cut());
        // The tap may end the client's answer at once, and the rest of this one must not go down with it.
        draining = true;
        if (tap.head(response.statusCode(), response.headers())) {
            if (!tap.wantsTheRest() && response.statusCode() != 304) {
                cut();
                return;
            }
            response.handler(tap::chunk);
            response.endHandler(end -> {
                whole = true;
                draining = false;
                watch.stop();
                finish();
            });
            return;
        }
        draining = false;
        outbound.setStatusCode(response.statusCode());
        HeaderRules.toClient(response.headers(), outbound.headers(), Call.of(routing));
        squeeze();
        if (hasBody()) {
            outbound.drainHandler(drained -> response.resume());
            response.handler(this::pass);
        }
        if (hasBody() && response.getHeader("Content-Length") == null) {
            // Nothing may come for long, and the client wants to know that it listens.
            routing.vertx().runOnContext(afterwards -> flush());
        }
        response.endHandler(end -> {
            whole = true;
            finish();
            if (squeezer != null) {
                gather(squeezer.end());
            }
            Buffer rest = takeGathered();
            (rest == null ? outbound.end() : outbound.end(rest)).onComplete(out -> {
                if (endsWithConnection) {
                    inbound.connection().close();
                }
            });
        });
    }

    private void pass(Buffer chunk) {
        watch.touch();
        tap.chunk(chunk);
        Buffer out = squeezer == null ? chunk : squeezer.add(chunk);
        if (out.length() > 0) {
            gather(out);
        }
    }

    /**
     * What came with one look at the connection of the service goes out at once, not in the pieces that it came in: each would
     * cost a call of the system. An answer that came as a whole also gets its length that way.
     */
    private void gather(Buffer out) {
        if (gathered.isEmpty()) {
            routing.vertx().runOnContext(afterwards -> flush());
        }
        gathered.add(out);
    }

    /** The pieces one behind the other as they are: to copy them together was most of the garbage that an answer made. */
    private @Nullable Buffer takeGathered() {
        if (gathered.size() < 2) {
            return gathered.isEmpty() ? null : gathered.remove(0);
        }
        ByteBuf[] pieces = gathered.stream().map(piece -> ((BufferImpl) piece).getByteBuf()).toArray(ByteBuf[]::new);
        gathered.clear();
        return BufferImpl.buffer(Unpooled.wrappedBuffer(pieces.length, pieces));
    }

    private void flush() {
        Buffer out = takeGathered();
        if (outbound.closed() || outbound.ended() || out == null && outbound.headWritten()) {
            return;
        }
        if (!outbound.headWritten() && !outbound.headers().contains("Content-Length")) {
            // HTTP/1.0 has no chunks: there the end of the connection is the end of the body.
            endsWithConnection = inbound.version() == HttpVersion.HTTP_1_0;
            outbound.setChunked(!endsWithConnection);
        }
        outbound.write(out == null ? Buffer.buffer() : out);
        if (outbound.writeQueueFull()) {
            response.pause();
        }
    }

    private void finish() {
        if (!told) {
            told = true;
            tap.end();
        }
    }

    /** Compresses what gets smaller by it, for a client that can read it; the tag then is that of the compressed form. */
    private void squeeze() {
        MultiMap headers = outbound.headers();
        String tag = headers.get("ETag");
        if (response.statusCode() == 304) {
            if (tag != null) {
                headers.set("ETag", Tags.confirmed(tag, false, inbound.getHeader("If-None-Match")));
            }
            return;
        }
        long length = ContentLength.of(response.headers());
        long bytes = length == ContentLength.NONE ? Long.MAX_VALUE : length;
        if (!Coding.isWorthIt(response.headers(), bytes) || response.statusCode() == 204) {
            return;
        }
        Coding.vary(headers);
        if (Coding.isAccepted(inbound) && inbound.version() != HttpVersion.HTTP_1_0) {
            headers.remove("Content-Length");
            headers.set("Content-Encoding", Coding.NAME);
            headers.remove("Accept-Ranges");
            if (tag != null) {
                headers.set("ETag", Tags.ofSqueezed(tag));
            }
            if (hasBody()) {
                squeezer = new Coding.Squeezer();
            }
        }
    }

    private boolean hasBody() {
        int status = response.statusCode();
        return !inbound.method().equals(HttpMethod.HEAD) && status != 204 && status != 304;
    }

    /** Whether everything came from the service. */
    boolean isWhole() {
        return whole;
    }

    /** Whether the client has its answer and only the tap still listens. */
    boolean isDraining() {
        return draining;
    }

    /** The answer broke off after its head was sent: the client learns it from a connection that breaks off as well. */
    void cut() {
        if (draining) {
            draining = false;
            response.request().reset();
            over();
            return;
        }
        flush();
        if (inbound.version() == HttpVersion.HTTP_2) {
            outbound.reset();
        } else {
            inbound.connection().close();
        }
    }

    /** Nothing more will be passed. */
    void over() {
        if (!told) {
            told = true;
            tap.broken();
        }
    }
}
