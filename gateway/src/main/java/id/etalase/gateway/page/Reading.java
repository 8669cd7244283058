package id.etalase.gateway.page;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import id.etalase.gateway.compress.Coding;
import id.etalase.gateway.compress.Tags;
import id.etalase.gateway.problem.ParameterError;
import id.etalase.gateway.problem.Problem;
import id.etalase.gateway.problem.ProblemKind;
import id.etalase.gateway.problem.Problems;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.ParsableMIMEValue;

/** What all that the gateway serves itself has in common: it is only read, knows its parameters, and is sent once. */
@Singleton
public class Reading {

    private final Problems problems;
    private final Cache<Buffer, Prepared> prepared = Caffeine.newBuilder().weakKeys().build();

    Reading(Problems problems) {
        this.problems = problems;
    }

    /**
     * Whether the request is one that reads, with parameters that are known here. If not, it is answered.
     *
     * @param parameters the names and, for each, the values it may have
     */
    public boolean isSound(RoutingContext routing, Map<String, List<String>> parameters) {
        HttpMethod method = routing.request().method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            problems.answer(routing, Problem.of(ProblemKind.METHOD_NOT_ALLOWED).withHeader("Allow", "GET, HEAD"));
            return false;
        }
        List<ParameterError> errors = new ArrayList<>();
        routing.queryParams().forEach((name, value) -> {
            List<String> allowed = parameters.get(name);
            if (allowed == null) {
                errors.add(new ParameterError(name, "unknown-parameter", parameters.keySet().stream().sorted().toList()));
            } else if (!allowed.contains(value)) {
                errors.add(new ParameterError(name, "not-one-of", allowed));
            }
        });
        if (!errors.isEmpty()) {
            problems.answer(routing, Problem.of(errors));
            return false;
        }
        return true;
    }

    /** The best of these media types for the client, the first if it does not mind; empty, and answered, if none will do. */
    public Optional<String> negotiate(RoutingContext routing, List<String> offered) {
        routing.response().headers().add(HttpHeaders.VARY, "Accept");
        List<MIMEHeader> accepted = routing.parsedHeaders().accept();
        if (accepted.isEmpty()) {
            return Optional.of(offered.get(0));
        }
        List<MIMEHeader> parsed = offered.stream().<MIMEHeader> map(type -> new ParsableMIMEValue(type).forceParse()).toList();
        MIMEHeader best = routing.parsedHeaders().findBestUserAcceptedIn(accepted, parsed);
        if (best == null) {
            problems.answer(routing, Problem.of(ProblemKind.NOT_ACCEPTABLE).with("supported", offered));
            return Optional.empty();
        }
        return Optional.of(best.component() + "/" + best.subComponent());
    }

    /** The address of the gateway relative to that of the request, with a slash at the end; right under any prefix. */
    public String root(RoutingContext routing) {
        long depth = routing.request().path().chars().filter(c -> c == '/').count() - 1;
        return depth == 0 ? "./" : "../".repeat((int) depth);
    }

    /** Sends the whole, compressed for those who can read that, or only says that the client has it already. */
    public void send(RoutingContext routing, String contentType, Buffer body) {
        HttpServerResponse response = routing.response();
        Prepared ready = Objects.requireNonNull(prepared.get(body, Prepared::new));
        MultiMap headers = response.headers().set(HttpHeaders.CONTENT_TYPE, contentType)
                .set(HttpHeaders.CACHE_CONTROL, "no-cache");
        boolean squeezed = false;
        if (Coding.isWorthIt(headers, body.length())) {
            Coding.vary(headers);
            squeezed = Coding.isAccepted(routing.request());
        }
        headers.set(HttpHeaders.ETAG, squeezed ? Tags.ofSqueezed(ready.tag) : ready.tag);
        String known = routing.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && Tags.names(known, ready.tag)) {
            headers.remove(HttpHeaders.CONTENT_TYPE);
            headers.set(HttpHeaders.ETAG, Tags.confirmed(ready.tag, squeezed, known));
            response.setStatusCode(304).end();
        } else if (squeezed) {
            headers.set(HttpHeaders.CONTENT_ENCODING, Coding.NAME);
            response.end(ready.squeezed(body));
        } else {
            response.end(body);
        }
    }

    /** What it takes to send a body, made once: the documents are large, and the same body is sent again and again. */
    private static final class Prepared {

        private final String tag;
        private volatile @Nullable Buffer squeezed;

        Prepared(Buffer body) {
            this.tag = '"' + digest(body) + '"';
        }

        /** @param body that this was made of; kept here, it would be kept for ever */
        Buffer squeezed(Buffer body) {
            Buffer made = squeezed;
            if (made == null) {
                made = Coding.squeeze(body);
                squeezed = made;
            }
            return made;
        }
    }

    private static String digest(Buffer body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes());
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
