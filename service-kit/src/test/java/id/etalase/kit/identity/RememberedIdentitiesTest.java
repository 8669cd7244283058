package id.etalase.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

class RememberedIdentitiesTest {

    private static final Instant NOW = Instant.parse("2026-01-31T02:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger verified = new AtomicInteger();
    private final RememberedIdentities identities = new RememberedIdentities(Duration.ofMinutes(1),
            Clock.fixed(NOW, ZoneOffset.UTC), nanos::get);

    @Test
    void a_token_is_verified_once_a_minute() {
        SecurityIdentity first = ask("Bearer a", NOW.plusSeconds(600));
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        SecurityIdentity second = ask("Bearer a", NOW.plusSeconds(600));

        assertThat(verified).hasValue(1);
        assertThat(second.getPrincipal()).isSameAs(first.getPrincipal());
        assertThat(second.getRoles()).containsExactly("app");

        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        ask("Bearer a", NOW.plusSeconds(600));

        assertThat(verified).hasValue(2);
    }

    @Test
    void it_is_not_trusted_beyond_its_end() {
        ask("Bearer a", NOW.plusSeconds(10));
        nanos.addAndGet(Duration.ofSeconds(11).toNanos());

        assertThatThrownBy(() -> identities.get("Bearer a", RememberedIdentitiesTest::refuse).await().indefinitely())
                .isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void nobody_is_taken_for_the_sender_of_another_token() {
        ask("Bearer a", NOW.plusSeconds(600));

        assertThatThrownBy(() -> identities.get("Bearer b", RememberedIdentitiesTest::refuse).await().indefinitely())
                .isInstanceOf(AuthenticationFailedException.class);
        // Nor is the refusal kept.
        assertThat(ask("Bearer b", NOW.plusSeconds(600)).getRoles()).containsExactly("app");
    }

    @Test
    void what_came_with_the_first_request_is_not_kept() {
        assertThat(ask("Bearer a", NOW.plusSeconds(600)).getAttributes()).containsKey("request");

        assertThat(ask("Bearer a", NOW.plusSeconds(600)).getAttributes()).isEmpty();
    }

    @Test
    void who_sends_ever_new_tokens_does_not_fill_the_memory() {
        IntStream.range(0, 2 * RememberedIdentities.MOST).forEach(n -> ask("Bearer " + n, NOW.plusSeconds(600)));
        verified.set(0);

        IntStream.range(0, 2 * RememberedIdentities.MOST).forEach(n -> ask("Bearer " + n, NOW.plusSeconds(600)));

        assertThat(verified.get()).isGreaterThanOrEqualTo(RememberedIdentities.MOST);
    }

    private SecurityIdentity ask(String authorization, Instant end) {
        return identities.get(authorization, () -> {
            verified.incrementAndGet();
            return Uni.createFrom().item(QuarkusSecurityIdentity.builder().setPrincipal(new Token(end)).addRole("app")
                    .addAttribute("request", this).build());
        }).await().indefinitely();
    }

    private static Uni<SecurityIdentity> refuse() {
        return Uni.createFrom().failure(new AuthenticationFailedException());
    }

    private record Token(Instant end) implements JsonWebToken {

        @Override
        public String getName() {
            return "somebody";
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of("exp");
        }

        @Override
        @SuppressWarnings("unchecked") // There is one claim.
        public <T> T getClaim(String name) {
            return "exp".equals(name) ? (T) Long.valueOf(end.getEpochSecond()) : null;
        }
    }
}
