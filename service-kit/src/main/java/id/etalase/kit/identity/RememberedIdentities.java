package id.etalase.kit.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.microprofile.jwt.JsonWebToken;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

/**
 * Who sent which token, for a short while: an app sends the same one with every request, and checking its signature and
 * reading its claims costs more than most requests do. Never beyond the end of the token, and never so long that a key that
 * the identity provider has withdrawn would be trusted for more than that while. Refused tokens are not remembered.
 */
final class RememberedIdentities {

    /** Some ten kilobytes each. */
    static final int MOST = 5_000;

    private final Cache<ByteBuffer, SecurityIdentity> known;

    RememberedIdentities(Duration longest, Clock clock, Ticker ticker) {
        known = Caffeine.newBuilder().maximumSize(longest.isZero() ? 0 : MOST).ticker(ticker).executor(Runnable::run)
                .expireAfter(Expiry.<ByteBuffer, SecurityIdentity> creating((header, identity) -> {
                    Duration left = Duration.between(clock.instant(), end(identity).orElseThrow());
                    return left.isNegative() ? Duration.ZERO : left.compareTo(longest) < 0 ? left : longest;
                })).build();
    }

    /** @param verify what finds out who it is, when that is not known; nothing when the header is of no use */
    Uni<SecurityIdentity> get(String authorization, Supplier<Uni<SecurityIdentity>> verify) {
        // Of the token itself only the digest: comparing that tells nobody anything about the token.
        ByteBuffer name = digest(authorization);
        SecurityIdentity identity = known.getIfPresent(name);
        return identity == null ? verify.get().invoke(found -> remember(name, found)) : Uni.createFrom().item(identity);
    }

    private void remember(ByteBuffer name, SecurityIdentity found) {
        if (found != null && end(found).isPresent()) {
            known.put(name, withoutRequest(found));
        }
    }

    private static Optional<Instant> end(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getExpirationTime() > 0
                ? Optional.of(Instant.ofEpochSecond(token.getExpirationTime()))
                : Optional.empty();
    }

    /** The attributes are of the request that came first, that request among them. */
    private static SecurityIdentity withoutRequest(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder().setPrincipal(identity.getPrincipal()).addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials()).addPermissions(identity.getPermissions()).build();
    }

    private static ByteBuffer digest(String authorization) {
        try {
            return ByteBuffer
                    .wrap(MessageDigest.getInstance("SHA-256").digest(authorization.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
