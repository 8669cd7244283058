package id.etalase.partnerships.agreement;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;

/** Looks after the ends of all agreements now and then, and soon after each midnight in Jakarta. */
@ApplicationScoped
class TermWatch {

    private static final Logger LOG = Logger.getLogger(TermWatch.class);

    private final TermService service;

    TermWatch(TermService service) {
        this.service = service;
    }

    /**
     * Looks at each, one transaction an agreement; one that fails does not keep the others from their turn.
     *
     * @return how many events that caused
     */
    int look() {
        int events = 0;
        for (UUID agreement : service.due()) {
            try {
                events += service.look(agreement);
            } catch (RuntimeException e) {
                LOG.errorf(e, "The term of the agreement %s could not be looked after; it is tried again the next time",
                        agreement);
            }
        }
        return events;
    }

    @Scheduled(every = "{etalase.term.watch-every:10m}", delayed = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookNowAndThen() {
        look();
    }

    @Scheduled(cron = "{etalase.term.watch-at:5 0 0 * * ?}", timeZone = "Asia/Jakarta", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookAfterMidnight() {
        look();
    }
}
