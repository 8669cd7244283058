package id.etalase.kit.identity;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;

import org.eclipse.microprofile.jwt.JsonWebToken;

import id.etalase.kit.error.Forbidden;
import io.quarkus.security.identity.SecurityIdentity;

/** Who sends the request that is being answered, as the verified bearer token says; anonymous without a token. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Whether the request came without a token. */
    public boolean anonymous() {
        return identity.isAnonymous();
    }

    /** The roles of the token (claim {@code groups}); empty for an anonymous caller. */
    public Set<String> roles() {
        return identity.getRoles();
    }

    /** Whether the caller has that role. */
    public boolean has(String role) {
        return identity.hasRole(role);
    }

    /** The subject of the token (claim {@code sub}); empty text for an anonymous caller. */
    public String subject() {
        return claim("sub").orElse("");
    }

    /** The client that got the token (claim {@code azp}, else {@code client_id}); empty text for an anonymous caller. */
    public String clientId() {
        return claim("azp").or(() -> claim("client_id")).orElse("");
    }

    /** The office in whose name the caller acts (claim {@code office}). */
    public Optional<String> office() {
        return claim("office");
    }

    /** The city a city officer works for (claim {@code city}). */
    public Optional<String> city() {
        return claim("city");
    }

    /** The country a national representative stands for (claim {@code country}), ISO 3166-1 alpha-2. */
    public Optional<String> country() {
        return claim("country");
    }

    /** When the token ends; empty for an anonymous caller. */
    public Optional<Instant> tokenEnd() {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getExpirationTime() > 0
                ? Optional.of(Instant.ofEpochSecond(token.getExpirationTime()))
                : Optional.empty();
    }

    /**
     * The capacity in which the caller acts here: the first of these roles that the caller has.
     *
     * @param roles the roles that allow the act, the most fitting first
     * @throws Forbidden when the caller has none of them
     */
    public Actor actingAs(String... roles) {
        return Stream.of(roles).filter(this::has).findFirst().map(role -> new Actor(role, office().orElse(null)))
                .orElseThrow(() -> new Forbidden("forbidden"));
    }

    private Optional<String> claim(String name) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Optional.empty();
        }
        Object value = token.getClaim(name);
        String text = value instanceof JsonString string ? string.getString() : Objects.toString(value, "");
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }
}
