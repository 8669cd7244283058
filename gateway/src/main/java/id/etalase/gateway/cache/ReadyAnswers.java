package id.etalase.gateway.cache;

import static io.vertx.core.http.HttpVersion.HTTP_1_1;

import java.util.concurrent.atomic.LongAdder;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import id.etalase.gateway.cache.KeptAnswer.Stored;
import id.etalase.gateway.request.Correlation;
import id.etalase.gateway.route.Route;
import id.etalase.gateway.route.Settings;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * The hits that came lately, as they went out. They are asked first, before a request goes through the chain; what they do not
 * know for sure they leave to it. Each is made of an answer that the chain gave, so the chain's rules are its rules.
 */
@Singleton
public class ReadyAnswers {

    private final ChangeEvents events;
    private final Generations generations;
    private final Footprint.Maker footprints;
    private final Cache<Question, Ready> answers;
    private final LongAdder given = new LongAdder();
    private volatile long largestHead;
    private volatile long lifeWithoutEvents;

    ReadyAnswers(Settings settings, ChangeEvents events, Generations generations, Footprint.Maker footprints,
            MeterRegistry meters) {
        this.events = events;
        this.generations = generations;
        this.footprints = footprints;
        this.answers = Caffeine.newBuilder().maximumWeight(settings.now().gateway().cache().size().asLongValue() / 4)
                .weigher((Question question, Ready ready) -> question.weight() + ready.weight()).build();
        use(settings.now());
        settings.onChange(this::use);
        FunctionCounter.builder("etalase.gateway.cache.ready", given, LongAdder::sum)
                .description("Hits that were answered before the chain").register(meters);
    }

    private void use(Settings.Snapshot now) {
        largestHead = now.gateway().limits().headers().asLongValue();
        lifeWithoutEvents = now.gateway().cache().lifeWithoutEvents().toNanos();
    }

    /** A ready answer and the names of the request that gets it. */
    public record Match(Ready ready, Correlation correlation) {
    }

    /** The answer to a request and the names of that request; null if the chain must answer it. */
    public @Nullable Match find(HttpRequest request) {
        if (request.method() != HttpMethod.GET || request.protocolVersion() != HttpVersion.HTTP_1_1
                || !request.decoderResult().isSuccess()) {
            return null;
        }
        Question.Ids ids = new Question.Ids();
        Question question = Question.of(request.uri(), request.headers(), ids, largestHead);
        Ready ready = question == null ? null : answers.getIfPresent(question);
        return ready != null && isGood(ready) ? new Match(ready, Correlation.of(ids.requestId(), ids.traceparent())) : null;
    }

    /** Whether the answer may be given, as far as is known now. */
    public boolean isGood(Ready ready) {
        return ready.isFresh(events.areHeard() ? Long.MAX_VALUE : lifeWithoutEvents);
    }

    /** Whether a change may be known to the client and not yet here: then {@link #whenHeard} comes first. */
    public boolean mustHear() {
        return events.areHeard();
    }

    /** Says when every change is heard that was published before this call. */
    public void whenHeard(Ready ready, Waiter waiter) {
        events.tell(ready.service(), waiter);
    }

    /** A ready answer has gone out. */
    public void sent(Match match, long nanos) {
        given.increment();
        match.ready().footprint().leave(match.correlation(), nanos);
    }

    /** An answer has gone out that can go out again. */
    void remember(RoutingContext routing, Route route, Stored stored) {
        if (!(routing.request().headers() instanceof HttpHeaders headers) || routing.request().version() != HTTP_1_1
                || !routing.request().method().equals(io.vertx.core.http.HttpMethod.GET)) {
            return;
        }
        Question question = Question.of(routing.request().uri(), headers, new Question.Ids(), largestHead);
        Ready known = question == null ? null : answers.getIfPresent(question);
        if (question != null && (known == null || !known.isMadeOf(stored))) {
            answers.put(question,
                    Ready.of(routing.response(), stored, generations.counter(route.service()), footprints, route));
        }
    }
}
