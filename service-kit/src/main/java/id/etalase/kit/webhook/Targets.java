package id.etalase.kit.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;

import jakarta.inject.Singleton;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;

/**
 * Where deliveries may go: nowhere but to public addresses, so that nobody can make the suite call what is behind its
 * firewall. Asked again for every delivery, and the connection goes to the very address that was looked at: a name that
 * meanwhile points elsewhere gains nothing.
 */
@Singleton
class Targets {

    /** As {@link InetAddress#getAllByName}. */
    interface Names {
        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    private final boolean allowLocal;
    private final Names names;

    @jakarta.inject.Inject
    Targets(WebhookConfig config) {
        this(config.allowLocal(), InetAddress::getAllByName);
    }

    Targets(boolean allowLocal, Names names) {
        this.allowLocal = allowLocal;
        this.names = names;
    }

    /** @throws RuleViolation when deliveries to that address would be refused now */
    void check(String url) {
        URI uri = parse(url).orElseThrow(() -> refused("not-a-webhook-url"));
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        if (!https && !(allowLocal && "http".equalsIgnoreCase(uri.getScheme()))) {
            throw refused("not-https");
        }
        try {
            if (resolve(uri).isEmpty()) {
                throw refused("not-a-public-address");
            }
        } catch (UnknownHostException e) {
            throw refused("unknown-host");
        }
    }

    /** The address to connect to; empty when the name leads, also in part, to where deliveries may not go. */
    Optional<InetAddress> resolve(URI uri) throws UnknownHostException {
        InetAddress[] addresses = names.lookUp(uri.getHost().replaceAll("^\\[|]$", ""));
        for (InetAddress address : addresses) {
            if (!allowLocal && !PublicAddresses.contains(address)) {
                return Optional.empty();
            }
        }
        return Optional.of(addresses[0]);
    }

    private static Optional<URI> parse(String url) {
        try {
            URI uri = new URI(url).parseServerAuthority();
            boolean sane = uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null
                    && uri.getPort() != 0 && uri.getPort() <= 65_535;
            return sane ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static RuleViolation refused(String code) {
        return new RuleViolation(new FieldError("/url", code));
    }
}
