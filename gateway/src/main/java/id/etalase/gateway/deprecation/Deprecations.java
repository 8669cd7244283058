package id.etalase.gateway.deprecation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.inject.Singleton;

import id.etalase.gateway.config.DeprecationConfig;
import id.etalase.gateway.request.RequestTarget;
import id.etalase.gateway.route.Settings;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.ext.web.RoutingContext;

/** Tells callers that an operation should not be used any more. */
@Singleton
public class Deprecations {

    private volatile List<Deprecation> all;

    Deprecations(Settings settings) {
        this.all = read(settings.now().gateway().deprecations());
        settings.onChange(next -> all = read(next.gateway().deprecations()));
    }

    /** Those in force. */
    public List<Deprecation> all() {
        return all;
    }

    /** Says it on the answer, if the request is for such an operation. */
    public void tell(RoutingContext routing, RequestTarget target) {
        for (Deprecation deprecation : all) {
            if (deprecation.concerns(routing.request().method().name(), target.segments())) {
                routing.addHeadersEndHandler(head -> deprecation.tell(routing.response().headers()));
            }
        }
    }

    private static List<Deprecation> read(Map<String, DeprecationConfig> configured) {
        List<Deprecation> read = new ArrayList<>();
        configured.forEach((name, one) -> {
            if (!one.path().startsWith("/")) {
                throw new ConfigurationException("etalase.gateway.deprecations." + name + ".path: '" + one.path()
                        + "' is not a path such as /v1/partners/{partner}");
            }
            if (one.sunset().isPresent() && one.sunset().get().isBefore(one.since())) {
                throw new ConfigurationException("etalase.gateway.deprecations." + name + ".sunset: is before since");
            }
            read.add(new Deprecation(one.method().toUpperCase(Locale.ROOT), one.path(),
                    List.of(one.path().substring(1).split("/")), one.since(), one.sunset(), one.link()));
        });
        return List.copyOf(read);
    }
}
