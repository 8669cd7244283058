package id.etalase.partnerships.kept;

import java.util.Comparator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

/**
 * Tells everybody of what was kept with an agreement while only the government might read of it, in the transaction that
 * makes the agreement public.
 */
@ApplicationScoped
class Publication {

    private final Instance<KeptWithAgreements> keepers;

    Publication(Instance<KeptWithAgreements> keepers) {
        this.keepers = keepers;
    }

    void follow(@Observes OwnerPublished published) {
        // In a fixed order, as the outbox wants it.
        keepers.stream().<Keeping.Kind<?>> map(KeptWithAgreements::kind).sorted(Comparator.comparing(Keeping.Kind::name))
                .forEach(kind -> kind.tellAnew(published));
    }
}
