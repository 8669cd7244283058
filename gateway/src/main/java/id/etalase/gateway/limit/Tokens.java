package id.etalase.gateway.limit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import id.etalase.gateway.config.GatewayConfig;
import id.etalase.gateway.config.IdentityConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Reads tokens: signature, issuer, audience and time. A verdict is kept for a while, since tokens come again and again. */
@Singleton
class Tokens {

    private static final Logger LOG = Logger.getLogger(Tokens.class);
    private static final String SCHEME = "Bearer ";

    /** One space and a signed token, nothing beside it: the services read it so, and to others it might be two things. */
    private static final Pattern SHAPE = Pattern.compile("(?i:bearer) ([\\w-]+\\.[\\w-]+\\.[\\w-]+)");
    private static final int KEPT = 10_000;

    /** So long an expired token may still pass here. The service does not let it in. */
    private static final Duration KEPT_FOR = Duration.ofSeconds(30);

    /** A key that is not known makes the gateway ask for the keys again, but not more often than this. */
    private static final Duration REPRIEVE = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final int largest;
    private final Optional<JwtConsumer> reader;
    private final Cache<String, Verdict> verdicts = Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(KEPT_FOR)
            .build();

    Tokens(Vertx vertx, GatewayConfig config) {
        this.vertx = vertx;
        IdentityConfig identity = config.gateway().identity();
        this.largest = identity.largest();
        this.reader = identity.jwksUrl().map(url -> reader(url.toString(), identity));
    }

    /** The verdict on what stands in {@code Authorization}, if it is known already; null if it takes time. */
    @Nullable
    Verdict known(String authorization) {
        if (reader.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                || authorization.length() > largest + SCHEME.length()) {
            return Verdict.REFUSED;
        }
        return verdicts.getIfPresent(authorization);
    }

    /** The verdict, after looking closely. */
    Future<Verdict> read(String authorization) {
        return vertx.executeBlocking(() -> {
            Matcher shape = SHAPE.matcher(authorization);
            Verdict verdict = shape.matches() ? judge(shape.group(1)) : Verdict.REFUSED;
            if (verdict != Verdict.UNKNOWN) {
                verdicts.put(authorization, verdict);
            }
            return verdict;
        }, false);
    }

    private Verdict judge(String token) {
        try {
            return Verdict.of(client(reader.orElseThrow().processToClaims(token)));
        } catch (InvalidJwtException invalid) {
            if (isKeyMissing(invalid)) {
                LOG.debugf("The keys of the identity provider cannot be had now: %s", invalid.getMessage());
                return Verdict.UNKNOWN;
            }
            return Verdict.REFUSED;
        } catch (MalformedClaimException malformed) {
            return Verdict.REFUSED;
        }
    }

    private static Client client(JwtClaims claims) throws MalformedClaimException {
        String id = claims.getStringClaimValue("azp");
        if (id == null) {
            id = claims.getStringClaimValue("client_id");
        }
        List<String> groups = claims.hasClaim("groups") ? claims.getStringListClaimValue("groups") : List.of();
        return new Client(groups.equals(List.of("app")) ? "app" : "partner", id == null ? claims.getSubject() : id);
    }

    /** Whether the identity provider could not be asked, as opposed to: it has no such key. */
    private static boolean isKeyMissing(InvalidJwtException invalid) {
        for (Throwable cause = invalid; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.io.IOException) {
                return true;
            }
        }
        return false;
    }

    private static JwtConsumer reader(String url, IdentityConfig identity) {
        HttpsJwks keys = new HttpsJwks(url);
        keys.setRefreshReprieveThreshold(REPRIEVE.toMillis());
        JwtConsumerBuilder builder = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys))
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT,
                        AlgorithmIdentifiers.RSA_USING_SHA256,
                        AlgorithmIdentifiers.RSA_USING_SHA384, AlgorithmIdentifiers.RSA_USING_SHA512,
                        AlgorithmIdentifiers.RSA_PSS_USING_SHA256, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                        AlgorithmIdentifiers.EDDSA))
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(Math.toIntExact(identity.clockSkew().toSeconds()))
                .setExpectedAudience(identity.audience());
        identity.issuer().ifPresent(issuer -> builder.setExpectedIssuer(true, issuer));
        return builder.build();
    }
}
