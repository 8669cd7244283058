package id.etalase.gateway;

import jakarta.inject.Singleton;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;

/**
 * Without TLS there is HTTP/1.1 only. A change over to HTTP/2 in the middle of a connection, which RFC 9113 no longer
 * knows, lets the answer follow right behind the change, and clients lose it: curl always when it is long, the client of
 * Java now and then.
 */
@Singleton
class ClearText implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
