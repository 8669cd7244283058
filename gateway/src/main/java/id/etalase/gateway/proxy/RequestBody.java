package id.etalase.gateway.proxy;

import id.etalase.gateway.request.ContentLength;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** How the body of a request comes. */
enum RequestBody {

    NONE,
    /** So little that it is gathered first: a service is not kept busy by a slow client, and it can be sent again. */
    SMALL,
    /** It passes as it comes. */
    STREAM;

    private static final int SMALL_BYTES = 64 * 1024;

    static RequestBody of(HttpServerRequest request) {
        long length = ContentLength.of(request.headers());
        if (request.headers().contains("Expect")) {
            // The client waits for a word before it sends, and deserves one that is true.
            return STREAM;
        }
        if (length != ContentLength.NONE) {
            return length == 0 ? NONE : length <= SMALL_BYTES ? SMALL : STREAM;
        }
        if (request.version() == HttpVersion.HTTP_2) {
            // No header says whether a body follows. These methods give one no meaning (RFC 9110, section 9.3).
            HttpMethod method = request.method();
            return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD) || method.equals(HttpMethod.DELETE)
                    || method.equals(HttpMethod.OPTIONS) ? NONE : STREAM;
        }
        return request.headers().contains("Transfer-Encoding") ? STREAM : NONE;
    }
}
