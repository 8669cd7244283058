package id.etalase.gateway;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;

/** Clients that speak HTTP/2, which the gateway does over TLS only. */
final class Http2 {

    private Http2() {
    }

    static HttpClientOptions client() {
        return new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setSsl(true).setUseAlpn(true).setTrustAll(true)
                .setVerifyHost(false);
    }
}
