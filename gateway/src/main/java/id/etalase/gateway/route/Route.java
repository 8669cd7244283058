package id.etalase.gateway.route;

import io.vertx.core.http.RequestOptions;

/**
 * One path prefix and the service that owns it.
 *
 * @param service the name of the service
 * @param prefix the prefix, for example {@code /v1/agreements}
 * @param origin where the service listens
 */
public record Route(String service, String prefix, Origin origin) {

    /**
     * Where a service listens.
     *
     * @param host name or address, without brackets
     * @param port never 0
     * @param tls whether it speaks https
     */
    public record Origin(String host, int port, boolean tls) {

        /** A request to this origin, still without method and path. */
        public RequestOptions request() {
            return new RequestOptions().setHost(host).setPort(port).setSsl(tls);
        }
    }
}
