package id.etalase.gateway.proxy;

import id.etalase.gateway.config.GatewayConfig;
import id.etalase.gateway.route.Route;
import io.vertx.core.http.HttpServerRequest;

/**
 * The limits of one exchange.
 *
 * @param maxBody the largest request body, in bytes
 * @param responseMillis from the last byte of the request to the first of the answer
 * @param stallMillis how long a body may stand still
 * @param retryAfter seconds a client is told to wait for a service that is down
 * @param heldOpen whether the answer is held open
 */
record ExchangeRules(long maxBody, long responseMillis, long stallMillis, long retryAfter, boolean heldOpen) {

    static ExchangeRules of(GatewayConfig.Gateway gateway, Route route, HttpServerRequest request) {
        return new ExchangeRules(gateway.limits().body().asLongValue(),
                route.responseTimeout().orElse(gateway.responseTimeout()).toMillis(), gateway.stallTimeout().toMillis(),
                Math.max(1, gateway.retryAfter().toSeconds()), route.holdsOpen(request));
    }
}
