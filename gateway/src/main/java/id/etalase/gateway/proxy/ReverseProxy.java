package id.etalase.gateway.proxy;

import jakarta.inject.Singleton;

import id.etalase.gateway.config.GatewayConfig;
import id.etalase.gateway.problem.Problem;
import id.etalase.gateway.problem.ProblemKind;
import id.etalase.gateway.problem.Problems;
import id.etalase.gateway.request.RequestTarget;
import id.etalase.gateway.route.Route;
import id.etalase.gateway.route.RouteTable;
import io.vertx.ext.web.RoutingContext;

/** The last step of the chain: hands a request to the service that owns its path. */
@Singleton
public class ReverseProxy {

    private final RouteTable routes;
    private final ServiceClient services;
    private final Problems problems;
    private final ExchangeRules rules;

    ReverseProxy(RouteTable routes, ServiceClient services, Problems problems, GatewayConfig config) {
        this.routes = routes;
        this.services = services;
        this.problems = problems;
        this.rules = ExchangeRules.of(config.gateway());
    }

    /** Answers with what the service answers, or with a problem if no service owns the path. */
    public void forward(RoutingContext routing, RequestTarget target) {
        routes.find(target.segments()).ifPresentOrElse(route -> exchange(routing, route, target),
                () -> problems.answer(routing, Problem.of(ProblemKind.ROUTE_NOT_FOUND)));
    }

    private void exchange(RoutingContext routing, Route route, RequestTarget target) {
        route.attach(routing);
        Exchange exchange = new Exchange(routing, route, rules, problems);
        services.open(route.service(), route.origin(), routing.request().method(), target.uri())
                .onComplete(exchange::begin, exchange::refused);
    }
}
