package id.etalase.localstack;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * Signs tokens with the key of {@link LocalIdentity}, good ones and, for tests, every kind of bad one. The key ships
 * with the local identity provider and is public: it protects nothing and must never be trusted outside one machine.
 */
public final class TokenMint {

    private static final Duration LIFE = Duration.ofHours(1);

    private final String issuer;
    private final RSAKey key;

    private TokenMint(String issuer, RSAKey key) {
        this.issuer = issuer;
        this.key = key;
    }

    /** Tokens that services trusting this local issuer accept. */
    public static TokenMint of(String issuer) {
        return new TokenMint(issuer, LocalIdentity.signingKey());
    }

    /** Tokens of another issuer under the same key, so that nothing but the issuer is wrong. */
    public TokenMint withIssuer(String anotherIssuer) {
        return new TokenMint(anotherIssuer, key);
    }

    /** Tokens under a key that the issuer never published, with the identifier of the one it did. */
    public TokenMint withForgedKey() {
        try {
            return new TokenMint(issuer, new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("This JVM cannot make an RSA key", e);
        }
    }

    /**
     * A token that holds for an hour.
     *
     * @param role becomes the subject, the client and the only group
     * @param claims added to the usual ones, or in their place
     */
    public String token(String role, Map<String, Object> claims) {
        return token(role, claims, Instant.now().plus(LIFE));
    }

    /** A token that ends at the given instant, which may be past. */
    public String token(String role, Map<String, Object> claims, Instant expiresAt) {
        JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder().issuer(issuer).audience(LocalIdentity.AUDIENCE)
                .subject(role).jwtID(UUID.randomUUID().toString()).issueTime(Date.from(expiresAt.minus(LIFE)))
                .expirationTime(Date.from(expiresAt)).claim("azp", role).claim("client_id", role)
                .claim("groups", List.of(role));
        claims.forEach(builder::claim);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).type(JOSEObjectType.JWT).build(),
                builder.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("Cannot sign with the local key", e);
        }
        return token.serialize();
    }
}
