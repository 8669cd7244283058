package id.etalase.localstack;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;

import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * An identity provider for one machine: OpenID discovery, signing keys and a token endpoint that gives any client that
 * names itself after a {@link Role} a signed token of that role, whatever its secret. Tokens stay good over a restart,
 * because the key is always the same. Browsers may call it from any origin, as Swagger UI does.
 */
public final class LocalIdentity implements AutoCloseable {

    /** The first path segment of the issuer. */
    public static final String REALM = "etalase";
    /** The audience of every token of this suite. */
    public static final String AUDIENCE = "etalase";

    private final MockOAuth2Server server;
    private final String issuer;

    private LocalIdentity(MockOAuth2Server server, String issuer) {
        this.server = server;
        this.issuer = issuer;
    }

    /**
     * Starts it on the loopback address.
     *
     * @param port 0 for any free port
     */
    public static LocalIdentity start(int port) {
        int chosen = FreePort.orAny(port);
        String issuer = "http://localhost:" + chosen + "/" + REALM;
        KeyProvider keys = new KeyProvider(List.of(signingKey()), JWSAlgorithm.RS256.getName());
        // The first name that asks gets our key; no later caller of another path can take it away.
        keys.signingKey(REALM);
        Set<OAuth2TokenCallback> claims = Set.of(new RoleClaims(issuer));
        MockOAuth2Server server = new MockOAuth2Server(
                new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(keys), claims, new IdentityHttp()));
        server.start(InetAddress.getLoopbackAddress(), chosen);
        return new LocalIdentity(server, issuer);
    }

    /** The published key that the provider's library ships; see {@link TokenMint}. */
    static RSAKey signingKey() {
        return new RSAKey.Builder(
                KeyProvider.Companion.keysFromFile(KeyProvider.INITIAL_KEYS_FILE).get(0).toRSAKey()).keyID(REALM)
                .build();
    }

    /** The value of the claim {@code iss}, and the base of the discovery document. */
    public String issuer() {
        return issuer;
    }

    /** Where clients exchange their name for a token (grant {@code client_credentials}). */
    public String tokenUrl() {
        return issuer + "/token";
    }

    /** A token as the token endpoint would give it, with more or other claims. */
    public String token(String role, Map<String, Object> claims) {
        return tokens().token(role, claims);
    }

    /** For tokens that the endpoint would never give. */
    public TokenMint tokens() {
        return TokenMint.of(issuer);
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
