package id.etalase.gateway.proxy;

import jakarta.inject.Singleton;

import id.etalase.gateway.problem.Problems;
import id.etalase.gateway.route.Route;
import id.etalase.gateway.route.Settings;
import io.vertx.ext.web.RoutingContext;

/** Carries a request to the service that owns its path. */
@Singleton
public class ReverseProxy {

    private final Settings settings;
    private final ServiceClient services;
    private final Problems problems;

    ReverseProxy(Settings settings, ServiceClient services, Problems problems) {
        this.settings = settings;
        this.services = services;
        this.problems = problems;
    }

    /** Answers with what the service answers, or with a problem if it cannot. */
    public void forward(RoutingContext routing, Route route, Errand errand) {
        new Exchange(routing, errand, ExchangeRules.of(settings.now().gateway(), route, routing.request()), services, problems)
                .start();
    }
}
