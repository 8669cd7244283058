package id.etalase.ascn.referencedata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import id.etalase.ascn.city.ReferenceCityService;
import id.etalase.ascn.indicator.ReferenceIndicatorService;
import id.etalase.ascn.network.ReferenceNetworkService;
import id.etalase.ascn.practice.ReferencePracticeService;
import id.etalase.ascn.project.ReferenceProjectService;
import id.etalase.ascn.report.PublishedTotalService;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.reference.ReferenceLoad;
import io.quarkus.runtime.StartupEvent;

/**
 * Loads the network at the first start, in one transaction and through the same code that answers requests, so that events
 * tell subscribers of it too.
 */
@ApplicationScoped
class ReferenceDataService {

    private static final Logger LOG = Logger.getLogger(ReferenceDataService.class);
    private static final String NAME = "smart-cities-network";
    private static final Actor REGISTER = new Actor("system", "reference data");

    private final ReferenceLoad referenceLoad;
    private final ReferenceCityService cities;
    private final ReferenceNetworkService network;
    private final ReferenceProjectService projects;
    private final ReferenceIndicatorService indicators;
    private final ReferencePracticeService practices;
    private final PublishedTotalService totals;

    ReferenceDataService(ReferenceLoad referenceLoad, ReferenceCityService cities, ReferenceNetworkService network,
            ReferenceProjectService projects,
            ReferenceIndicatorService indicators, ReferencePracticeService practices, PublishedTotalService totals) {
        this.referenceLoad = referenceLoad;
        this.cities = cities;
        this.network = network;
        this.projects = projects;
        this.indicators = indicators;
        this.practices = practices;
        this.totals = totals;
    }

    @Transactional
    void load(@Observes StartupEvent start) {
        if (!referenceLoad.isDue(NAME)) {
            return;
        }
        int rows = cities.enterAll(REGISTER) + network.enterAll() + projects.enterAll(REGISTER)
                + indicators.enterAll(REGISTER) + practices.enterAll(REGISTER) + totals.enterAll();
        referenceLoad.done(NAME, rows);
        LOG.infof("Loaded %d rows of the reference data of the network", rows);
    }
}
