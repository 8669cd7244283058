package id.etalase.systemtests.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.localstack.LocalIdentity;
import id.etalase.localstack.Role;

/** What must hold of the realm, so that its tokens mean the same as those of the local identity provider. */
final class IdentityRules {

    private static final Set<String> ROLES = Set.of("cooperation-officer", "home-affairs", "foreign-affairs", "city-officer",
            "national-representative", "visit-desk", "park-officer", "police", "app", "auditor", "administrator");

    private final JsonNode realm;
    private final ComposeFile compose;
    private final List<String> complaints = new ArrayList<>();

    private IdentityRules(ContainerFiles files, Map<String, String> environment) {
        try {
            this.realm = new ObjectMapper().readTree(files.realm());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.compose = ComposeFile.parse(files.compose(), environment);
    }

    static List<String> complaintsAbout(ContainerFiles files, Map<String, String> environment) {
        IdentityRules rules = new IdentityRules(files, environment);
        rules.roles();
        rules.clients();
        rules.claims();
        rules.issuer();
        return rules.complaints;
    }

    private void roles() {
        check(values(realm.at("/roles/realm"), "name").equals(ROLES), "The realm has other roles than the suite");
        check(Arrays.stream(Role.values()).map(Role::claim).collect(Collectors.toSet()).equals(ROLES),
                "The local identity provider has other roles than the suite");
        check(values(realm.at("/clients"), "clientId").equals(ROLES), "The realm has other clients than roles");
    }

    /** Two principals never share a role: one client, one account, one role, all of the same name. */
    private void clients() {
        Map<String, String> identity = compose.services().get("keycloak").environment();
        for (JsonNode client : realm.at("/clients")) {
            String name = client.path("clientId").asText();
            check(client.path("serviceAccountsEnabled").asBoolean() && !client.path("publicClient").asBoolean(true)
                    && !client.path("standardFlowEnabled").asBoolean(true)
                    && !client.path("directAccessGrantsEnabled").asBoolean(true),
                    "The client " + name + " does more than client credentials");
            String variable = "ETALASE_" + name.toUpperCase(Locale.ROOT).replace('-', '_') + "_SECRET";
            check(client.path("secret").asText().equals("${" + variable + ":local}"),
                    "The secret of " + name + " cannot be replaced, or is that of another");
            check(identity.containsKey(variable), "The realm reads " + variable + ", which is not passed on");
            check(client.path("webOrigins").toString().equals("[\"${ETALASE_PUBLIC_URL:http://localhost:8080}\"]"),
                    "A browser at the gateway gets no token of " + name + ", or another one does");
            check(client.path("defaultClientScopes").toString().equals("[\"etalase\"]"),
                    "The tokens of " + name + " lack the claims of the suite");
        }
        for (JsonNode account : realm.at("/users")) {
            String name = account.path("serviceAccountClientId").asText();
            check(account.path("username").asText().equals("service-account-" + name)
                    && account.path("realmRoles").toString().equals("[\"" + name + "\"]"),
                    "The account of " + name + " has another role than its own");
            check(account.path("credentials").isMissingNode(), "The realm holds a password");
        }
        check(values(realm.at("/users"), "serviceAccountClientId").equals(ROLES), "A client has no account");
        check(identity.containsKey("ETALASE_PUBLIC_URL"), "The realm reads a variable that is not passed on");
    }

    private void claims() {
        check(mapper("oidc-sub-mapper", "").isObject(), "Tokens lack the claim sub");
        check(mapper("oidc-usermodel-realm-role-mapper", "").at("/config/claim.name").asText().equals("groups"),
                "Tokens lack the claim groups");
        check(mapper("oidc-audience-mapper", "").at("/config/included.custom.audience").asText()
                .equals(LocalIdentity.AUDIENCE), "Tokens are for another audience");
        check(mapper("oidc-hardcoded-claim-mapper", "city-officer").at("/config/claim.name").asText().equals("city"),
                "A city officer has no city");
        check(mapper("oidc-hardcoded-claim-mapper", "national-representative").at("/config/claim.name").asText()
                .equals("country"), "A national representative has no country");
    }

    /** The issuer is what people see; the services reach the same realm by its name inside. */
    private void issuer() {
        String path = "/realms/" + realm.path("realm").asText();
        Map<String, String> identity = compose.services().get("keycloak").environment();
        String issuer = identity.get("KC_HOSTNAME") + path;
        check("true".equals(identity.get("KC_HOSTNAME_BACKCHANNEL_DYNAMIC")), "The services do not find the keys");
        for (ComposeFile.Service service : compose.services().values()) {
            Map<String, String> environment = service.environment();
            if (environment.containsKey("QUARKUS_OIDC_AUTH_SERVER_URL")) {
                check(environment.get("QUARKUS_OIDC_AUTH_SERVER_URL").equals("http://keycloak:8080" + path),
                        service.name() + " looks for the keys elsewhere");
                check(issuer.equals(environment.get("QUARKUS_OIDC_TOKEN_ISSUER")),
                        service.name() + " trusts another issuer");
                check(LocalIdentity.AUDIENCE.equals(environment.get("QUARKUS_OIDC_TOKEN_AUDIENCE")),
                        service.name() + " expects another audience");
            }
            String tokenUrl = environment.get("ETALASE_GATEWAY_TOKEN_URL");
            check(tokenUrl == null || tokenUrl.equals(issuer + "/protocol/openid-connect/token"),
                    "Swagger UI asks for tokens elsewhere");
        }
    }

    private JsonNode mapper(String kind, String client) {
        JsonNode holders = client.isEmpty() ? realm.at("/clientScopes") : realm.at("/clients");
        return StreamSupport.stream(holders.spliterator(), false)
                .filter(holder -> client.isEmpty() || holder.path("clientId").asText().equals(client))
                .flatMap(holder -> StreamSupport.stream(holder.path("protocolMappers").spliterator(), false))
                .filter(mapper -> mapper.path("protocolMapper").asText().equals(kind)
                        && mapper.at("/config/access.token.claim").asText().equals("true"))
                .findFirst().orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    }

    private static Set<String> values(JsonNode list, String name) {
        Set<String> values = new TreeSet<>();
        list.forEach(element -> values.add(element.path(name).asText()));
        return values;
    }

    private void check(boolean good, String complaint) {
        if (!good) {
            complaints.add(complaint);
        }
    }
}
