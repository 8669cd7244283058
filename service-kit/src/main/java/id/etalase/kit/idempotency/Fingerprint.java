package id.etalase.kit.idempotency;

import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.util.stream.Stream;

import jakarta.inject.Singleton;
import jakarta.interceptor.InvocationContext;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import io.vertx.core.http.HttpServerRequest;

/**
 * Tells one request from another that came with the same key: method, address and the JSON of the body with its members in
 * a fixed order, so that white space and the order of members do not matter.
 */
@Singleton
class Fingerprint {

    private final ObjectMapper json;

    Fingerprint(ObjectMapper json) {
        this.json = json.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    String of(HttpServerRequest request, InvocationContext call) {
        Digest digest = new Digest().with(request.method().name()).with(request.uri());
        Parameter[] parameters = call.getMethod().getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (isBody(parameters[i])) {
                digest.with(canonical(call.getParameters()[i]));
            }
        }
        return digest.hex();
    }

    private byte[] canonical(Object body) {
        try {
            // Through maps, which can be sorted, where records and trees cannot.
            return json.writeValueAsBytes(json.convertValue(body, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A body that was read from JSON can be written as JSON", e);
        }
    }

    /** Parameters of Quarkus REST without an annotation of it are the body, unless they are of its own types. */
    private static boolean isBody(Parameter parameter) {
        return Stream.of(parameter.getAnnotations()).map(Annotation::annotationType).noneMatch(Fingerprint::isOfHttp)
                && !isOfHttp(parameter.getType());
    }

    private static boolean isOfHttp(Class<?> type) {
        return Stream.of("jakarta.ws.rs.", "org.jboss.resteasy.", "io.vertx.").anyMatch(type.getName()::startsWith);
    }
}
