package id.etalase.localstack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;

import no.nav.security.mock.oauth2.OAuth2Exception;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/**
 * What a token of the local identity provider says: the client's name is its role, and the form fields {@code office},
 * {@code city} and {@code country} of the token request become claims.
 */
final class RoleClaims implements OAuth2TokenCallback {

    private static final long LIFE_IN_SECONDS = 3600;
    /** What a client says of itself in a real deployment; a form field of the same name replaces it. */
    private static final Map<Role, Map<String, Object>> DEFAULTS = Map.of(Role.CITY_OFFICER, Map.of("city", "dki-jakarta"),
            Role.NATIONAL_REPRESENTATIVE, Map.of("country", "ID"));

    private final String issuer;

    RoleClaims(String issuer) {
        this.issuer = issuer;
    }

    @Override
    public String issuerId() {
        return LocalIdentity.REALM;
    }

    @Override
    public String subject(TokenRequest request) {
        return roleOf(request).claim();
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of(LocalIdentity.AUDIENCE);
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        Role role = roleOf(request);
        Map<String, Object> claims = new HashMap<>(DEFAULTS.getOrDefault(role, Map.of()));
        // The server would name the host that the caller happened to use; services trust one issuer only.
        claims.put("iss", issuer);
        claims.put("azp", role.claim());
        claims.put("client_id", role.claim());
        claims.put("groups", List.of(role.claim()));
        for (String name : List.of("office", "city", "country")) {
            List<String> values = request.getCustomParameter(name);
            if (values != null && !values.isEmpty() && !values.get(0).isBlank()) {
                claims.put(name, values.get(0));
            }
        }
        return claims;
    }

    @Override
    public long tokenExpiry() {
        return LIFE_IN_SECONDS;
    }

    private static Role roleOf(TokenRequest request) {
        ClientAuthentication client = request.getClientAuthentication();
        String name = client == null ? String.valueOf(request.getClientID()) : client.getClientID().getValue();
        return Role.of(name).orElseThrow(() -> new OAuth2Exception(
                OAuth2Error.INVALID_CLIENT.setDescription("No role " + name + "; the roles are " + Role.names()),
                "unknown client " + name));
    }
}
