package id.etalase.gateway.cache;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Singleton;

/**
 * How often what a service shows has changed. An answer belongs to the generation in which it was asked for, so one step makes
 * all kept answers of a service old, also those that are still on their way.
 */
@Singleton
class Generations {

    private final Map<String, AtomicLong> byService = new ConcurrentHashMap<>();

    long of(String service) {
        return counter(service).get();
    }

    /** Something in the service has changed. */
    void next(String service) {
        counter(service).incrementAndGet();
    }

    /** Something may have changed anywhere. */
    void nextOfAll() {
        byService.values().forEach(AtomicLong::incrementAndGet);
    }

    /** The counter of a service, which stays the same one. */
    AtomicLong counter(String service) {
        AtomicLong counter = byService.get(service);
        return counter == null ? byService.computeIfAbsent(service, fresh -> new AtomicLong()) : counter;
    }
}
