package id.etalase.publicspace.booking;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;

/**
 * Clears away what is over: holds, offers, visitors who did not come, personal data. Nothing depends on when it runs, because
 * whoever counts places counts without what is over; it makes offers to those who wait when nobody else comes by. On several
 * replicas all may run at once: the lock of each session orders them.
 */
@ApplicationScoped
class Clearing {

    private static final Logger LOG = Logger.getLogger(Clearing.class);

    private final BookingRepository bookings;
    private final BookingService service;
    private final ContactService contacts;
    private final BookingConfig config;
    private final Clock clock;

    Clearing(BookingRepository bookings, BookingService service, ContactService contacts, BookingConfig config, Clock clock) {
        this.bookings = bookings;
        this.service = service;
        this.contacts = contacts;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "{etalase.booking.clear-every:30s}", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clear() {
        Instant now = clock.instant();
        bookings.listSessionsToClear(now, now.minus(config.noShowAfter())).forEach(session -> {
            try {
                service.clear(session);
            } catch (RuntimeException e) {
                // One session in use must not keep the others waiting; the next round comes back to it.
                LOG.infof("Session %s is cleared later: %s", session, e.getMessage());
            }
        });
    }

    @Scheduled(every = "{etalase.privacy.erase-every:10m}", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void erase() {
        int erased = contacts.eraseDue();
        if (erased > 0) {
            LOG.infof("Erased the personal data of %d bookings", erased);
        }
    }
}
