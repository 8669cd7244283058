package id.etalase.partnerships.agreement;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import org.jboss.logging.Logger;

import id.etalase.kit.identity.Actor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/** Begins the history of agreements that were registered by a version of the service that kept none. */
@ApplicationScoped
class HistoryBeginningService {

    private static final Logger LOG = Logger.getLogger(HistoryBeginningService.class);
    private static final int AT_ONCE = 20;
    private static final UUID LOWEST = new UUID(0, 0);
    private static final Actor REGISTER = new Actor("system", "register");

    private final AgreementRepository agreements;
    private final AgreementHistory history;
    private final EntityManager database;

    HistoryBeginningService(AgreementRepository agreements, AgreementHistory history, EntityManager database) {
        this.agreements = agreements;
        this.history = history;
        this.database = database;
    }

    /** Some agreements in each transaction, so that the size of the register does not matter. */
    void begin(@Observes @Priority(100) StartupEvent start) {
        int begun = 0;
        UUID last = LOWEST;
        List<UUID> some;
        do {
            UUID done = last;
            some = QuarkusTransaction.requiringNew().call(() -> beginAfter(done));
            begun += some.size();
            last = some.isEmpty() ? last : some.get(some.size() - 1);
        } while (some.size() == AT_ONCE);
        if (begun > 0) {
            LOG.infof("Began the history of %d agreements", begun);
        }
    }

    private List<UUID> beginAfter(UUID done) {
        List<?> rows = database.createNativeQuery("""
                select a.id from agreement a where a.id > :done
                and not exists (select 1 from agreement_release r where r.agreement_id = a.id) order by a.id""", UUID.class)
                .setParameter("done", done).setMaxResults(AT_ONCE).getResultList();
        List<UUID> missing = rows.stream().map(UUID.class::cast).toList();
        for (UUID id : missing) {
            // Another replica may begin it too: the lock makes one wait, and then it is there.
            Agreement agreement = agreements.findById(id, LockModeType.PESSIMISTIC_WRITE);
            if (database.createNativeQuery("select 1 from agreement_release where agreement_id = :id").setParameter("id", id)
                    .setMaxResults(1).getResultList().isEmpty()) {
                history.begin(agreement.registered(REGISTER));
            }
        }
        return missing;
    }
}
