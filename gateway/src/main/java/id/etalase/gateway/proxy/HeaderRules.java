package id.etalase.gateway.proxy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import id.etalase.gateway.compress.Tags;
import id.etalase.gateway.request.Call;
import id.etalase.gateway.request.Correlation;
import io.vertx.core.MultiMap;

/** Which headers cross the gateway, and which it writes itself. */
public final class HeaderRules {

    /** For one connection only (RFC 9110, section 7.6.1); those named in {@code Connection} come on top. */
    private static final Set<String> HOP_BY_HOP = Set.of("connection", "keep-alive", "proxy-authenticate",
            "proxy-authentication-info", "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding",
            "upgrade");

    /**
     * What a proxy could say about who is calling. Nobody may say it through the gateway: the services know a caller by the
     * token alone.
     */
    private static final Set<String> FORGEABLE = Set.of("forwarded", "remote-user", "remote-groups", "x-real-ip",
            "x-client-ip", "true-client-ip", "cf-connecting-ip", "x-cluster-client-ip", "x-user", "x-user-id", "x-username",
            "x-role", "x-roles", "x-group", "x-groups", "x-email", "x-office", "x-city", "x-country", "x-ministry",
            "x-original-url", "x-rewrite-url", "x-original-host", "x-host", "x-http-method", "x-http-method-override",
            "x-method-override", "proxy");

    private static final List<String> FORGEABLE_FAMILIES = List.of("x-forwarded-", "x-auth-", "x-authenticated-",
            "x-remote-", "x-consumer-", "x-credential-", "x-client-cert", "x-ssl-", "ssl-client-", "x-jwt-", "x-token-",
            "x-identity-");

    /** The gateway decides these for every answer. */
    private static final Set<String> OWN_IN_ANSWERS = Set.of("x-request-id", "strict-transport-security",
            "x-content-type-options");

    /** Lists to which a service may add. */
    private static final Set<String> BESIDE = Set.of("vary", "ratelimit", "ratelimit-policy");

    private static final Set<String> CONDITIONS = Set.of("if-match", "if-none-match", "if-range");

    /** The beginning of a reference in {@code Link} that starts at the root of the host. */
    private static final Pattern FROM_ROOT = Pattern.compile("</(?!/)");

    private HeaderRules() {
    }

    /** Copies what a service may see of a request and adds what the gateway knows about it. */
    static void toService(MultiMap from, MultiMap to, Call call) {
        Set<String> dropped = namedByConnection(from);
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            // The gateway has answered an Expect itself, the host is that of the service, and compressing is done here.
            if (!HOP_BY_HOP.contains(name) && !dropped.contains(name) && !isForgeable(name) && !name.equals("expect")
                    && !name.equals("host") && !name.equals("accept-encoding")) {
                to.add(header.getKey(),
                        CONDITIONS.contains(name) ? Tags.asTheServiceKnows(header.getValue()) : header.getValue());
            }
        }
        to.set(Correlation.REQUEST_ID, call.correlation().requestId());
        to.set("X-Forwarded-For", call.forwardedFor());
        to.set("X-Forwarded-Proto", call.address().scheme());
        to.set("X-Forwarded-Host", call.address().authority());
        if (!call.address().prefix().isEmpty()) {
            to.set("X-Forwarded-Prefix", call.address().prefix());
        }
        to.add("Via", "1.1 etalase");
    }

    /**
     * Copies what a client may see of an answer; what the gateway has already set of it stays beside or gives way. Where the
     * public address has a prefix, a reference from the root gets it, since the service does not know of it.
     */
    public static void toClient(MultiMap from, MultiMap to, Call call) {
        String prefix = call.address().prefix();
        Set<String> dropped = namedByConnection(from);
        Set<String> replaced = new HashSet<>();
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (HOP_BY_HOP.contains(name) || dropped.contains(name) || OWN_IN_ANSWERS.contains(name)
                    || name.startsWith("access-control-")) {
                continue;
            }
            if (!BESIDE.contains(name) && replaced.add(name)) {
                to.remove(name);
            }
            to.add(header.getKey(), prefix.isEmpty() ? header.getValue() : prefixed(name, header.getValue(), prefix));
        }
    }

    private static String prefixed(String name, String value, String prefix) {
        return switch (name) {
            case "location", "content-location" -> value.startsWith("/") && !value.startsWith("//") ? prefix + value : value;
            case "link" -> FROM_ROOT.matcher(value).replaceAll("<" + Matcher.quoteReplacement(prefix) + "/");
            default -> value;
        };
    }

    private static boolean isForgeable(String name) {
        // Some servers read a_b as a-b.
        String canonical = name.replace('_', '-');
        return FORGEABLE.contains(canonical) || FORGEABLE_FAMILIES.stream().anyMatch(canonical::startsWith);
    }

    private static Set<String> namedByConnection(MultiMap headers) {
        Set<String> names = new HashSet<>();
        for (String value : headers.getAll("Connection")) {
            for (String name : value.split(",")) {
                names.add(name.trim().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}
