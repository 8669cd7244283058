package id.etalase.gateway;

import java.util.Optional;

import jakarta.inject.Singleton;

import id.etalase.gateway.cache.SharedCache;
import id.etalase.gateway.deprecation.Deprecations;
import id.etalase.gateway.limit.OpenRequests;
import id.etalase.gateway.request.RequestTarget;
import id.etalase.gateway.route.Route;
import id.etalase.gateway.route.Settings;
import id.etalase.gateway.upstream.Upstream;
import id.etalase.gateway.upstream.Upstreams;
import io.vertx.ext.web.RoutingContext;

/** The step of the chain that finds the service which owns the path, and has the request carried there. */
@Singleton
class Carriage {

    private final Settings settings;
    private final Upstreams upstreams;
    private final OpenRequests openRequests;
    private final SharedCache cache;
    private final Deprecations deprecations;

    Carriage(Settings settings, Upstreams upstreams, OpenRequests openRequests, SharedCache cache, Deprecations deprecations) {
        this.settings = settings;
        this.upstreams = upstreams;
        this.openRequests = openRequests;
        this.cache = cache;
        this.deprecations = deprecations;
    }

    /** Carries the request, or hands it on if no service owns its path. */
    void carry(RoutingContext routing) {
        RequestTarget target = Admission.targetOf(routing);
        Optional<Route> route = settings.now().routes().find(target.segments());
        Optional<Upstream> upstream = route.flatMap(found -> upstreams.find(found.service()));
        if (upstream.isPresent()) {
            carry(routing, route.orElseThrow(), upstream.get(), target);
        } else {
            routing.next();
        }
    }

    private void carry(RoutingContext routing, Route route, Upstream upstream, RequestTarget target) {
        route.attach(routing);
        deprecations.tell(routing, target);
        if (!route.holdsOpen(routing.request()) || openRequests.admits(routing)) {
            cache.answer(routing, route, upstream, target);
        }
    }
}
