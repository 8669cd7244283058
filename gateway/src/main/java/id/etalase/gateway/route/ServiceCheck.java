package id.etalase.gateway.route;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import id.etalase.gateway.config.GatewayConfig.Service;
import id.etalase.gateway.request.RequestTarget;
import id.etalase.gateway.request.RequestTarget.InvalidTarget;
import id.etalase.gateway.route.Route.Origin;

/** Reads the configuration of one service and gathers what is wrong with it, so that all mistakes show at once. */
final class ServiceCheck {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
    private static final Pattern PREFIX = Pattern.compile("(?:/[A-Za-z0-9._~-]+)+");
    /** First segments the gateway answers for itself. */
    private static final Set<String> OWN = Set.of("docs", "openapi", "problems", "q", "status");

    private static final Origin NOWHERE = new Origin("invalid", 1, false);

    private final String name;
    private final List<String> mistakes;

    ServiceCheck(String name, List<String> mistakes) {
        this.name = name;
        this.mistakes = mistakes;
    }

    void mistake(String key, String text) {
        mistakes.add("etalase.gateway.services." + name + "." + key + ": " + text);
    }

    void name() {
        if (!NAME.matcher(name).matches()) {
            mistakes.add("etalase.gateway.services: the name '" + name + "' is not in lower case with hyphens");
        }
    }

    /** Where the replicas listen; each once. */
    List<Origin> origins(Service service) {
        if (service.url().isPresent() == service.urls().isPresent()) {
            mistake("url", "name either the one address of the service or, in urls, those of its replicas");
            return List.of(NOWHERE);
        }
        String key = service.url().isPresent() ? "url" : "urls";
        List<Origin> origins = new ArrayList<>();
        for (String url : service.urls().orElseGet(() -> List.of(service.url().orElseThrow()))) {
            Origin origin = origin(key, url);
            if (origins.contains(origin) && !origin.equals(NOWHERE)) {
                mistake(key, "'" + url + "' stands there twice");
            }
            origins.add(origin);
        }
        return List.copyOf(origins);
    }

    /** A time limit is that of a prefix of this service, and longer than nothing. */
    void timeouts(Service service, List<String> prefixes) {
        service.responseTimeout().filter(limit -> limit.isZero() || limit.isNegative())
                .ifPresent(limit -> mistake("response-timeout", "must be longer than nothing"));
        service.responseTimeouts().forEach((prefix, limit) -> {
            String key = "response-timeouts.\"" + prefix + "\"";
            if (!prefixes.contains(prefix)) {
                mistake(key, "is not one of its prefixes");
            } else if (limit.isZero() || limit.isNegative()) {
                mistake(key, "must be longer than nothing");
            }
        });
    }

    /** The prefixes where answers are held open, each one of this service. */
    List<String> heldOpen(Service service, List<String> prefixes) {
        List<String> heldOpen = service.heldOpen().orElse(List.of());
        heldOpen.stream().filter(prefix -> !prefixes.contains(prefix))
                .forEach(prefix -> mistake("held-open", "'" + prefix + "' is not one of its prefixes"));
        return heldOpen;
    }

    private Origin origin(String key, String url) {
        try {
            URI uri = new URI(url.trim());
            boolean tls = "https".equals(uri.getScheme());
            boolean path = uri.getRawPath() != null && !uri.getRawPath().isEmpty() && !uri.getRawPath().equals("/");
            if ((!tls && !"http".equals(uri.getScheme())) || uri.getHost() == null || uri.getPort() == 0
                    || uri.getPort() > 65535) {
                mistake(key, "'" + url + "' is not an address such as http://localhost:8081");
                return NOWHERE;
            }
            if (path || uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
                mistake(key, "'" + url + "' has more than scheme, host and port; paths inside equal paths outside");
                return NOWHERE;
            }
            String host = uri.getHost().replaceAll("[\\[\\]]", "");
            return new Origin(host, uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80, tls);
        } catch (URISyntaxException malformed) {
            mistake(key, "'" + url + "' is not an address such as http://localhost:8081");
            return NOWHERE;
        }
    }

    List<String> prefixes(List<String> prefixes) {
        if (prefixes.isEmpty()) {
            mistake("prefixes", "name at least one path prefix, such as /v1/agreements");
        }
        return prefixes;
    }

    /** The prefix cut into segments; empty, and a mistake, if it is not usable. */
    List<String> segments(String prefix) {
        try {
            if (PREFIX.matcher(prefix).matches()) {
                List<String> segments = RequestTarget.parse(prefix).segments();
                if (!OWN.contains(segments.get(0))) {
                    return segments;
                }
                mistake("prefixes", "'" + prefix + "' is a path the gateway answers itself");
                return List.of();
            }
        } catch (InvalidTarget unreadable) {
            // Said below, in the words of the setting.
        }
        mistake("prefixes", "'" + prefix + "' is not a path prefix such as /v1/agreements, without a slash at the end");
        return List.of();
    }
}
