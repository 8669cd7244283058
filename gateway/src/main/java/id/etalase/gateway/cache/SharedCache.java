package id.etalase.gateway.cache;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import id.etalase.gateway.cache.KeptAnswer.Stored;
import id.etalase.gateway.config.CacheConfig;
import id.etalase.gateway.problem.Problem;
import id.etalase.gateway.problem.ProblemKind;
import id.etalase.gateway.problem.Problems;
import id.etalase.gateway.proxy.AnswerTap;
import id.etalase.gateway.proxy.Errand;
import id.etalase.gateway.proxy.ReverseProxy;
import id.etalase.gateway.request.Call;
import id.etalase.gateway.request.Journal;
import id.etalase.gateway.request.RequestTarget;
import id.etalase.gateway.route.Route;
import id.etalase.gateway.route.Settings;
import id.etalase.gateway.upstream.Upstream;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.ContextInternal;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers reads without a token from what is kept, asks a service once where many want the same, and makes what is kept old
 * when a write through this gateway or an event of a service says so.
 */
@Singleton
public class SharedCache {

    private static final String STATUS = "etalase; ";
    private static final int REFUSALS = 5_000;

    private final Settings settings;
    private final ReverseProxy proxy;
    private final Problems problems;
    private final Generations generations;
    private final ChangeEvents events;
    private final ReadyAnswers ready;
    private final boolean enabled;
    private final int largest;
    private final Cache<CacheKey, Stored> kept;
    /** What a service has lately not allowed to be kept: nobody waits for the answer of another there. */
    private final Cache<CacheKey, Boolean> refused = Caffeine.newBuilder().maximumSize(REFUSALS)
            .expireAfterWrite(Duration.ofMinutes(1)).build();
    private final Map<Fetch.Id, Fetch> underway = new ConcurrentHashMap<>();

    SharedCache(Settings settings, ReverseProxy proxy, Problems problems, Generations generations, ChangeEvents events,
            ReadyAnswers ready, MeterRegistry meters) {
        CacheConfig config = settings.now().gateway().cache();
        this.settings = settings;
        this.proxy = proxy;
        this.problems = problems;
        this.generations = generations;
        this.events = events;
        this.ready = ready;
        this.enabled = config.enabled();
        this.largest = Math.toIntExact(config.largest().asLongValue());
        this.kept = Caffeine.newBuilder().maximumWeight(config.size().asLongValue())
                .weigher((CacheKey key, Stored stored) -> stored.weight() + 2 * key.uri().length()).build();
        settings.onChange(next -> generations.nextOfAll());
        Gauge.builder("etalase.gateway.cache.events.heard", events, heard -> heard.areHeard() ? 1 : 0)
                .description("1 if the change events of the services are heard; if not, lives are short").register(meters);
        Gauge.builder("etalase.gateway.cache.bytes", kept,
                cache -> cache.policy().eviction().map(weights -> weights.weightedSize().orElse(0)).orElse(0L))
                .description("Size of the answers that are kept").register(meters);
    }

    /** Answers the request, be it from what is kept or by asking the service. */
    public void answer(RoutingContext routing, Route route, Upstream upstream, RequestTarget target) {
        HttpServerRequest request = routing.request();
        HttpMethod method = request.method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            boolean harmless = method.equals(HttpMethod.OPTIONS);
            pass(routing, route, upstream, target,
                    harmless ? AnswerTap.DEAF : new WriteTap(route.service(), generations, events),
                    "fwd=method");
            return;
        }
        Directives wanted = Directives.of(request.headers().getAll("Cache-Control"));
        Optional<CacheKey> key = enabled && !wanted.has("no-store") && request.uri().length() <= 2048
                ? CacheKey.of(request, route.service(), target, Call.of(routing))
                : Optional.empty();
        if (key.isEmpty() && wanted.has("only-if-cached")) {
            notKept(routing);
            return;
        }
        if (key.isEmpty()) {
            pass(routing, route, upstream, target, AnswerTap.DEAF, "fwd=bypass");
            return;
        }
        if (refused.getIfPresent(key.get()) != null && !wanted.has("only-if-cached")) {
            pass(routing, route, upstream, target, AnswerTap.DEAF, "fwd=uri-miss");
            return;
        }
        Want want = new Want(routing, route, upstream, target, key.get(), wanted);
        if (!events.areHeard()) {
            serve(want);
            return;
        }
        if (kept.getIfPresent(want.key()) == null && underway.isEmpty()) {
            // Nothing that could be old.
            serve(want);
            return;
        }
        Context context = routing.vertx().getOrCreateContext();
        EventExecutor loop = ((ContextInternal) context).nettyEventLoop();
        request.pause();
        events.tell(route.service(), new Waiter() {

            @Override
            public EventExecutor executor() {
                return loop;
            }

            @Override
            public void told(boolean heard) {
                context.runOnContext(now -> {
                    request.resume();
                    if (heard) {
                        serve(want);
                    } else {
                        pass(routing, route, upstream, target, AnswerTap.DEAF, "fwd=bypass; detail=events-not-heard");
                    }
                });
            }
        });
    }

    /** One request that the cache may answer. */
    record Want(RoutingContext routing, Route route, Upstream upstream, RequestTarget target, CacheKey key, Directives wanted) {
    }

    private void serve(Want want) {
        Stored stored = kept.getIfPresent(want.key());
        if (stored != null && isUsable(want, stored.kept())) {
            send(want, stored, "hit", "hit");
            ready.remember(want.routing(), want.route(), stored);
        } else if (want.wanted().has("only-if-cached")) {
            notKept(want.routing());
        } else if (want.routing().request().method().equals(HttpMethod.HEAD)) {
            pass(want.routing(), want.route(), want.upstream(), want.target(), AnswerTap.DEAF, "fwd=method");
        } else {
            fetch(want, stored);
        }
    }

    private void notKept(RoutingContext routing) {
        routing.response().putHeader("Cache-Status", STATUS + "detail=only-if-cached");
        problems.answer(routing, Problem.of(ProblemKind.NOT_IN_CACHE));
    }

    private boolean isUsable(Want want, Kept answer) {
        return isFresh(want, answer) && isWanted(want, answer);
    }

    private boolean isFresh(Want want, Kept answer) {
        CacheConfig config = settings.now().gateway().cache();
        return answer.isFresh(generations.of(want.route().service()),
                events.areHeard() ? Long.MAX_VALUE : config.lifeWithoutEvents().toNanos());
    }

    private static boolean isWanted(Want want, Kept answer) {
        OptionalLong oldest = want.wanted().seconds("max-age");
        OptionalLong longer = want.wanted().seconds("min-fresh");
        return !want.wanted().has("no-cache")
                && (oldest.isEmpty() || answer.ageNanos() <= Duration.ofSeconds(oldest.getAsLong()).toNanos())
                && (longer.isEmpty()
                        || answer.freshNanos() - answer.ageNanos() >= Duration.ofSeconds(longer.getAsLong()).toNanos());
    }

    private void fetch(Want want, @Nullable Stored old) {
        Fetch.Id id = new Fetch.Id(want.key(), generations.of(want.route().service()));
        Fetch mine = new Fetch(id, old, largest, settings.now().gateway().cache().life());
        Fetch running = underway.putIfAbsent(id, mine);
        Context context = want.routing().vertx().getOrCreateContext();
        if (running != null && running.join(context, stored -> afterwards(want, stored))) {
            return;
        }
        String why = old == null ? "fwd=uri-miss" : isFresh(want, old.kept()) ? "fwd=request" : "fwd=stale";
        mine.onDone(stored -> {
            underway.remove(id, mine);
            stored.ifPresent(answer -> replace(want.key(), answer));
        });
        mine.onRefused(() -> {
            replace(want.key(), null);
            refused.put(want.key(), Boolean.TRUE);
        });
        mine.onConfirmed(stored -> send(want, stored, "confirmed", why + "; fwd-status=304"));
        mine.onUnchanged(stored -> KeptAnswer.isWithClient(want.routing().request(), stored));
        Journal.of(want.routing()).cache(old == null ? "miss" : "stale");
        want.routing().response().putHeader("Cache-Status", STATUS + why);
        proxy.forward(want.routing(), want.route(), new Errand(want.upstream(), HttpMethod.GET, want.target(), headers -> {
            want.key().applyTo(headers);
            if (old != null && old.kept().tag() != null) {
                headers.set("If-None-Match", old.kept().tag());
            }
        }, mine.tap(want.routing())));
    }

    private void replace(CacheKey key, @Nullable Stored answer) {
        Stored before = answer == null ? kept.asMap().remove(key) : kept.asMap().put(key, answer);
        if (before != null) {
            before.replaced();
        }
    }

    /** The one who asked for all has got an answer. */
    private void afterwards(Want want, Optional<Stored> stored) {
        if (want.routing().response().closed()) {
            return;
        }
        if (stored.isPresent()) {
            send(want, stored.get(), "hit", "fwd=uri-miss; collapsed");
        } else {
            pass(want.routing(), want.route(), want.upstream(), want.target(), AnswerTap.DEAF, "fwd=uri-miss; collapsed=?0");
        }
    }

    private void send(Want want, Stored stored, String inShort, String word) {
        Journal.of(want.routing()).cache(inShort);
        KeptAnswer.send(want.routing(), stored, STATUS + word);
    }

    private void pass(RoutingContext routing, Route route, Upstream upstream, RequestTarget target, AnswerTap tap,
            String word) {
        Journal.of(routing).cache("bypass");
        if (enabled) {
            routing.response().putHeader("Cache-Status", STATUS + word);
        }
        proxy.forward(routing, route, new Errand(upstream, routing.request().method(), target, headers -> {
        }, tap));
    }
}
