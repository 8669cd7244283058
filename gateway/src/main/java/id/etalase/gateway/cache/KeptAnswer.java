package id.etalase.gateway.cache;

import java.util.concurrent.TimeUnit;

import id.etalase.gateway.compress.Coding;
import id.etalase.gateway.compress.Tags;
import id.etalase.gateway.proxy.HeaderRules;
import id.etalase.gateway.request.Call;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Sends a kept answer: the whole, its head, or only that the client has it already. */
final class KeptAnswer {

    private KeptAnswer() {
    }

    /** @param word for {@code Cache-Status} (RFC 9211) */
    static void send(RoutingContext routing, Stored stored, String word) {
        HttpServerRequest request = routing.request();
        HttpServerResponse response = routing.response();
        Kept kept = stored.kept();
        boolean squeezed = stored.canBeSqueezed() && Coding.isAccepted(request);
        HeaderRules.toClient(kept.headers(), response.headers(), Call.of(routing));
        MultiMap headers = response.headers();
        headers.set("Age", Long.toString(TimeUnit.NANOSECONDS.toSeconds(kept.ageNanos())));
        headers.set("Cache-Status", word);
        headers.remove("Content-Length");
        if (stored.canBeSqueezed()) {
            Coding.vary(headers);
        }
        String tag = kept.tag();
        if (tag != null && squeezed) {
            headers.set("ETag", Tags.ofSqueezed(tag));
        }
        if (isWithClient(request, kept)) {
            headers.remove("Content-Type");
            if (tag != null) {
                headers.set("ETag", Tags.confirmed(tag, squeezed, request.getHeader("If-None-Match")));
            }
            response.setStatusCode(304).end();
            return;
        }
        response.setStatusCode(kept.status());
        Buffer body = squeezed ? stored.squeezed() : kept.body();
        if (squeezed) {
            headers.set("Content-Encoding", Coding.NAME);
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            headers.set("Content-Length", Integer.toString(body.length()));
            response.end();
        } else {
            response.end(body);
        }
    }

    /** RFC 9110, section 13.2.2: a tag decides; without one, the time of the last change. */
    static boolean isWithClient(HttpServerRequest request, Kept kept) {
        if (kept.status() != 200) {
            return false;
        }
        String tags = request.getHeader("If-None-Match");
        if (tags != null) {
            String own = kept.tag();
            return own != null && Tags.names(tags, own);
        }
        String since = request.getHeader("If-Modified-Since");
        String changed = kept.headers().get("Last-Modified");
        return since != null && since.equals(changed);
    }

    /** A kept answer with its compressed form, which is made when it is first wanted. */
    static final class Stored {

        private final Kept kept;
        private volatile Buffer squeezed = Buffer.buffer();
        private volatile boolean replaced;

        Stored(Kept kept) {
            this.kept = kept;
        }

        Kept kept() {
            return kept;
        }

        /** A newer answer is there. Whoever still has this one must not send it: nobody should see time go backwards. */
        void replaced() {
            replaced = true;
        }

        boolean isReplaced() {
            return replaced;
        }

        boolean canBeSqueezed() {
            return Coding.isWorthIt(kept.headers(), kept.body().length());
        }

        Buffer squeezed() {
            Buffer made = squeezed;
            if (made.length() == 0) {
                made = Coding.squeeze(kept.body());
                squeezed = made;
            }
            return made;
        }

        int weight() {
            return kept.weight() + (canBeSqueezed() ? kept.body().length() / 3 : 0);
        }
    }
}
