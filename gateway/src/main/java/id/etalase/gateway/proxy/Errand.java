package id.etalase.gateway.proxy;

import java.util.function.Consumer;

import id.etalase.gateway.request.RequestTarget;
import id.etalase.gateway.upstream.Upstream;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;

/**
 * What a service is asked, on behalf of a request.
 *
 * @param upstream the service
 * @param method mostly that of the request
 * @param target that of the request
 * @param headers changes the headers that the service would get
 * @param tap listens to the answer
 */
public record Errand(Upstream upstream, HttpMethod method, RequestTarget target, Consumer<MultiMap> headers,
        AnswerTap tap) {
}
