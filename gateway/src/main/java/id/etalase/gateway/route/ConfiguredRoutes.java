package id.etalase.gateway.route;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import id.etalase.gateway.config.GatewayConfig;

/** The routes of this gateway, checked before it takes the first request. */
@Singleton
class ConfiguredRoutes {

    @Produces
    @Singleton
    RouteTable routes(GatewayConfig config) {
        return RouteTable.of(config.gateway().services());
    }
}
