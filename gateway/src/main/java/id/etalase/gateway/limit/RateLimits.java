package id.etalase.gateway.limit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import id.etalase.gateway.config.RateConfig;
import id.etalase.gateway.config.RateConfig.Tier;
import id.etalase.gateway.problem.Problem;
import id.etalase.gateway.problem.ProblemKind;
import id.etalase.gateway.problem.Problems;
import id.etalase.gateway.request.Call;
import id.etalase.gateway.request.Journal;
import id.etalase.gateway.route.Settings;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets each client send so many requests and says how many are left: {@code RateLimit} and {@code RateLimit-Policy} as in
 * draft-ietf-httpapi-ratelimit-headers-10. Who waits for {@code Retry-After} seconds gets through.
 */
@Singleton
public class RateLimits {

    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    /** What a tier comes to, made once. */
    private record Limit(BucketConfiguration bucket, String name, String policy) {

        /** Who has used it up learns when there is one again, as in {@code Retry-After}; others, when there are all. */
        Mark mark(ConsumptionProbe probe) {
            long seconds = probe.isConsumed() ? seconds(probe.getNanosToWaitForReset()) : untilNext(probe);
            return new Mark(policy, name + ";r=" + probe.getRemainingTokens() + ";t=" + seconds);
        }

        static long untilNext(ConsumptionProbe probe) {
            return Math.max(1, seconds(probe.getNanosToWaitForRefill()));
        }
    }

    private final Vertx vertx;
    private final Tokens tokens;
    private final Problems problems;
    private final MemoryBuckets own;
    private final Optional<SharedBuckets> shared;
    private volatile boolean enabled;
    private volatile Map<String, Limit> limits = Map.of();

    RateLimits(Vertx vertx, Settings settings, Tokens tokens, Problems problems) {
        this.vertx = vertx;
        this.tokens = tokens;
        this.problems = problems;
        RateConfig config = settings.now().gateway().rateLimits();
        this.own = new MemoryBuckets(config.clients());
        this.shared = config.redisUrl().map(url -> new SharedBuckets(url, config, own));
        use(settings.now());
        settings.onChange(this::use);
    }

    /** Hands the request on, or answers it: with 429 if its client has sent too many, with 401 if its token is none. */
    public void pass(RoutingContext routing, Runnable onward) {
        String authorization = routing.request().getHeader("Authorization");
        if (authorization == null) {
            count(routing, new Client(Client.ANONYMOUS, Call.of(routing).client()), true, onward);
            return;
        }
        Verdict known = tokens.known(authorization);
        if (known != null) {
            pass(routing, known, onward);
        } else {
            waitFor(routing, tokens.read(authorization), verdict -> pass(routing, verdict, onward));
        }
    }

    /**
     * Counts a request without a token at once.
     *
     * @param address of its client
     * @return null if it must go through {@link #pass} instead: it is too much, or others count as well; then it is not counted
     */
    public @Nullable Mark take(String address) {
        Limit limit = limits.get(Client.ANONYMOUS);
        if (!enabled || limit == null) {
            return Mark.NONE;
        }
        if (shared.isPresent()) {
            return null;
        }
        ConsumptionProbe probe = own.takeNow(new Client(Client.ANONYMOUS, address).key(), limit.bucket());
        return probe.isConsumed() ? limit.mark(probe) : null;
    }

    /** Answers with a problem of the request itself. Who sends such is counted by his address, whoever he says he is. */
    public void refuse(RoutingContext routing, Problem problem) {
        count(routing, new Client(Client.ANONYMOUS, Call.of(routing).client()), true, () -> problems.answer(routing, problem));
    }

    /** Counts the question of a browser whether a page may ask. It is never refused, since no page could read why. */
    public void note(RoutingContext routing, Runnable onward) {
        count(routing, new Client(Client.ANONYMOUS, Call.of(routing).client()), false, onward);
    }

    private void pass(RoutingContext routing, Verdict verdict, Runnable onward) {
        Client address = new Client(Client.ANONYMOUS, Call.of(routing).client());
        if (verdict.refused()) {
            // Whoever tries tokens is counted as well.
            count(routing, address, true, () -> problems.answer(routing, Problem.of(ProblemKind.TOKEN_INVALID)
                    .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")));
        } else {
            count(routing, verdict.client().orElse(address), true, onward);
        }
    }

    private void count(RoutingContext routing, Client client, boolean strict, Runnable onward) {
        if (!client.isAnonymous()) {
            Journal.of(routing).client(client.id());
        }
        Limit limit = limits.get(client.tier());
        if (!enabled || limit == null) {
            onward.run();
        } else if (shared.isPresent()) {
            waitFor(routing, Future.fromCompletionStage(shared.get().take(client.key(), limit.bucket()),
                    vertx.getOrCreateContext()), probe -> decide(routing, limit, probe, strict, onward));
        } else {
            decide(routing, limit, own.takeNow(client.key(), limit.bucket()), strict, onward);
        }
    }

    private void decide(RoutingContext routing, Limit limit, ConsumptionProbe probe, boolean strict, Runnable onward) {
        MultiMap headers = routing.response().headers();
        Mark mark = limit.mark(probe);
        headers.set("RateLimit-Policy", mark.policy());
        headers.set("RateLimit", mark.state());
        if (probe.isConsumed() || !strict) {
            onward.run();
        } else {
            String wait = Long.toString(Limit.untilNext(probe));
            problems.answer(routing, Problem.of(ProblemKind.TOO_MANY_REQUESTS).with("seconds", wait)
                    .withHeader("Retry-After", wait));
        }
    }

    /** The body must not come while nobody listens for it. */
    private static <T> void waitFor(RoutingContext routing, Future<T> future, java.util.function.Consumer<T> then) {
        routing.request().pause();
        future.onComplete(value -> {
            if (!routing.response().closed()) {
                routing.request().resume();
                then.accept(value);
            }
        }, routing::fail);
    }

    private void use(Settings.Snapshot settings) {
        RateConfig config = settings.gateway().rateLimits();
        Map<String, Limit> next = new HashMap<>();
        config.tiers().forEach((name, tier) -> next.put(name, limit(name, tier)));
        limits = Map.copyOf(next);
        enabled = config.enabled();
    }

    private static Limit limit(String name, @Nullable Tier tier) {
        if (tier == null || tier.requests() < 1 || tier.window().toSeconds() < 1) {
            throw new ConfigurationException("etalase.gateway.rate-limits.tiers." + name
                    + ": at least 1 request in a window of at least 1 second");
        }
        BucketConfiguration bucket = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(tier.requests()).refillGreedy(tier.requests(), tier.window()))
                .build();
        String quoted = '"' + name + '"';
        return new Limit(bucket, quoted, quoted + ";q=" + tier.requests() + ";w=" + tier.window().toSeconds());
    }

    private static long seconds(long nanos) {
        return (nanos + NANOS - 1) / NANOS;
    }

    @PreDestroy
    void close() {
        shared.ifPresent(SharedBuckets::close);
    }
}
