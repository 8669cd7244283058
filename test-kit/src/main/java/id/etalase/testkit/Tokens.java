package id.etalase.testkit;

import java.time.Instant;
import java.util.Map;

import id.etalase.localstack.TokenMint;

/**
 * Bearer tokens for tests, without the word {@code Bearer}. The good ones hold for an hour at services that run with
 * {@link EmbeddedServers}; each bad one is wrong in exactly one way.
 */
public final class Tokens {

    private Tokens() {
    }

    public static String of(String role) {
        return of(role, Map.of());
    }

    /** A good token with more claims ({@code office}, {@code city}, {@code country}) or others ({@code sub}, {@code azp}). */
    public static String of(String role, Map<String, Object> claims) {
        return mint().token(role, claims);
    }

    /** It was good until an hour ago. */
    public static String expired(String role) {
        return mint().token(role, Map.of(), Instant.now().minusSeconds(3600));
    }

    public static String forAnotherAudience(String role) {
        return mint().token(role, Map.of("aud", "another-system"));
    }

    public static String fromAnotherIssuer(String role) {
        return mint().withIssuer("https://identity.example/elsewhere").token(role, Map.of());
    }

    /** Right in every claim, signed by somebody else. */
    public static String forged(String role) {
        return mint().withForgedKey().token(role, Map.of());
    }

    private static TokenMint mint() {
        return TokenMint.of(EmbeddedServers.issuer());
    }
}
