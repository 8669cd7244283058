package id.etalase.gateway.upstream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import id.etalase.gateway.config.ResilienceConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;

/** One service with its replicas. */
public final class Upstream {

    private static final Logger LOG = Logger.getLogger(Upstream.class);
    private static final int TRIALS = 3;

    private final String service;
    private final List<Replica> replicas;
    private final ResilienceConfig rules;
    private final CircuitBreaker breaker;
    private final RetryBudget budget;
    private final Gate ordinary;
    private final Gate heldOpen;
    private final AtomicInteger turn = new AtomicInteger();

    /**
     * @param capacity requests that are worked on or wait, at most
     * @param heldOpen the same for those that are held open
     */
    Upstream(String service, List<Replica> replicas, ResilienceConfig rules, int capacity, int heldOpen) {
        this.service = service;
        this.replicas = List.copyOf(replicas);
        this.rules = rules;
        this.ordinary = new Gate(capacity);
        this.heldOpen = new Gate(heldOpen);
        this.budget = new RetryBudget(rules.retryPercent());
        this.breaker = CircuitBreaker.of(service, CircuitBreakerConfig.custom()
                .failureRateThreshold(rules.breaker().failurePercent())
                .slidingWindowSize(rules.breaker().window())
                .minimumNumberOfCalls(rules.breaker().atLeast())
                .waitDurationInOpenState(rules.breaker().pause())
                // For as long as they take to come: a service that few ask would else be left alone again, well as it is.
                .permittedNumberOfCallsInHalfOpenState(TRIALS)
                .build());
        breaker.getEventPublisher().onStateTransition(change -> LOG.infof("The breaker of '%s' is %s now", service,
                change.getStateTransition().getToState()));
    }

    public String service() {
        return service;
    }

    public List<Replica> replicas() {
        return replicas;
    }

    /** Whether requests are answered for the service without asking it. */
    public boolean isLeftAlone() {
        return breaker.getState() == State.OPEN || isStuck();
    }

    /** The checks go on and notice when it moves again. */
    private boolean isStuck() {
        return replicas.stream().allMatch(Replica::isStuck);
    }

    /** Whether any replica answers. */
    public boolean isThere() {
        return replicas.stream().anyMatch(Replica::isAnswering);
    }

    /** Lets a request in; {@link #leave} must follow. False if there are too many of its kind already. */
    public boolean enter(boolean heldOpen) {
        boolean entered = gate(heldOpen).enter();
        if (entered) {
            budget.earn();
        }
        return entered;
    }

    /** A request that was let in is over. */
    public void leave(boolean heldOpen) {
        gate(heldOpen).leave();
    }

    private Gate gate(boolean isHeldOpen) {
        return isHeldOpen ? heldOpen : ordinary;
    }

    /** Whether one more request may be repeated; then it counts. */
    public boolean mayRepeat() {
        return budget.spend();
    }

    /** Whether another replica than this one is in use. */
    public boolean hasOther(Replica failed) {
        return replicas.stream().anyMatch(replica -> replica != failed && replica.isInUse());
    }

    /**
     * A replica for one attempt: the one with the least to do of those in use, and any if none is but not all are stuck.
     *
     * @param not the one that has just failed, which is chosen only if there is no other
     * @return empty if the service is left alone
     */
    public Optional<Attempt> attempt(@Nullable Replica not) {
        if (isStuck() || !breaker.tryAcquirePermission()) {
            return Optional.empty();
        }
        Replica chosen = least(not, true);
        if (chosen == null) {
            chosen = least(not, false);
        }
        return Optional.of(new Attempt(chosen == null ? replicas.get(0) : chosen));
    }

    private @Nullable Replica least(@Nullable Replica not, boolean inUse) {
        Replica least = null;
        int start = Math.floorMod(turn.getAndIncrement(), replicas.size());
        for (int i = 0; i < replicas.size(); i++) {
            Replica replica = replicas.get((start + i) % replicas.size());
            if (replica != not && (!inUse || replica.isInUse()) && (least == null || replica.inFlight() < least.inFlight())) {
                least = replica;
            }
        }
        return least;
    }

    /** No connection to the replica came about; it is in use again when it answers a check. */
    public void unreachable(Replica replica) {
        checked(replica, false);
    }

    /** A replica was asked how it is, and has said nothing in time. */
    void silent(Replica replica) {
        replica.silent();
        checked(replica, false);
    }

    /** A replica was asked how it is. */
    void checked(Replica replica, boolean answered) {
        if (replica.answering(answered)) {
            if (answered) {
                LOG.infof("Service '%s' is reachable again at %s", service, replica.origin());
                if (breaker.getState() == State.OPEN) {
                    breaker.transitionToHalfOpenState();
                }
            } else {
                LOG.infof("Service '%s' does not answer at %s", service, replica.origin());
            }
        }
    }

    /** One try of one request with one replica. Exactly one of the three outcomes counts, the first. */
    public final class Attempt {

        private final Replica replica;
        private final long start = System.nanoTime();
        private boolean judged;
        private boolean over;

        private Attempt(Replica replica) {
            this.replica = replica;
            replica.taken();
        }

        public Replica replica() {
            return replica;
        }

        /** The replica answered as a sound one does. */
        public void succeeded() {
            if (!judged) {
                judged = true;
                breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
                replica.succeeded();
            }
        }

        /** The replica could not be reached, broke off, took too long, or said that it cannot. */
        public void failed(Throwable cause) {
            if (!judged) {
                judged = true;
                breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, cause);
                Duration period = rules.ejection().period();
                if (replica.failed(rules.ejection().failures(), period) && replicas.size() > 1) {
                    LOG.infof("Service '%s' at %s keeps failing and is left out for a while", service, replica.origin());
                }
            }
        }

        /** The attempt is over; if nothing was learnt of the replica, nothing counts. */
        public void end() {
            if (!judged) {
                judged = true;
                breaker.releasePermission();
            }
            if (!over) {
                over = true;
                replica.released();
            }
        }
    }
}
