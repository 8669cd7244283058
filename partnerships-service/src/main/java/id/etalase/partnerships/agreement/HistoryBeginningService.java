package id.etalase.partnerships.agreement;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import id.etalase.kit.identity.Actor;
import io.quarkus.runtime.StartupEvent;

/** Begins the history of agreements that were registered by a version of the service that kept none. */
@ApplicationScoped
class HistoryBeginningService {

    private static final Logger LOG = Logger.getLogger(HistoryBeginningService.class);
    private static final Actor REGISTER = new Actor("system", "register");

    private final AgreementRepository agreements;
    private final AgreementHistory history;
    private final EntityManager database;

    HistoryBeginningService(AgreementRepository agreements, AgreementHistory history, EntityManager database) {
        this.agreements = agreements;
        this.history = history;
        this.database = database;
    }

    @Transactional
    void begin(@Observes @Priority(100) StartupEvent start) {
        List<?> missing = database.createNativeQuery("""
                select a.id from agreement a
                where not exists (select 1 from agreement_release r where r.agreement_id = a.id) order by a.id""", UUID.class)
                .getResultList();
        for (Object id : missing) {
            // Another replica may begin it too: the lock makes one wait, and then it is there.
            Agreement agreement = agreements.findById((UUID) id, LockModeType.PESSIMISTIC_WRITE);
            if (database.createNativeQuery("select 1 from agreement_release where agreement_id = :id").setParameter("id", id)
                    .setMaxResults(1).getResultList().isEmpty()) {
                history.begin(agreement.registered(REGISTER));
            }
        }
        if (!missing.isEmpty()) {
            LOG.infof("Began the history of %d agreements", missing.size());
        }
    }
}
