package id.etalase.gateway.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import id.etalase.gateway.request.RequestTarget;
import id.etalase.gateway.request.RequestTarget.InvalidTarget;
import id.etalase.gateway.route.RouteTable;

/** Turns the document of a service, which speaks for the service alone, into its part of what the gateway offers. */
final class ServicePart {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final String SCHEMA = "#/components/schemas/";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ServicePart() {
    }

    /**
     * The document with the paths that the gateway leads to this service, and with the gateway's ways to get in: an operation
     * with roles takes a token from either; one without takes a token too, but does not need it.
     *
     * @param schemes the names of the gateway's security schemes
     */
    static Part of(String service, ObjectNode document, RouteTable routes, List<String> schemes) {
        ObjectNode part = document.deepCopy();
        part.remove(List.of("servers", "security"));
        ObjectNode paths = JSON.objectNode();
        for (Map.Entry<String, JsonNode> path : part.path("paths").properties()) {
            if (isRouted(path.getKey(), service, routes) && path.getValue() instanceof ObjectNode item) {
                item.remove("servers");
                secure(item, document.path("security"), schemes);
                identify(path.getKey(), item);
                paths.set(path.getKey(), item);
            }
        }
        part.set("paths", paths);
        completeSchemas(part);
        return new Part(service, part);
    }

    /** An operation without an id gets one, from its method and path: programs that are made of the document need it. */
    private static void identify(String path, ObjectNode item) {
        for (Map.Entry<String, JsonNode> entry : item.properties()) {
            if (METHODS.contains(entry.getKey()) && entry.getValue() instanceof ObjectNode operation
                    && !operation.has("operationId")) {
                StringBuilder id = new StringBuilder(entry.getKey());
                for (String word : path.split("[^A-Za-z0-9]+")) {
                    if (!word.isEmpty() && !word.equals("v1")) {
                        id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
                    }
                }
                operation.put("operationId", id.toString());
            }
        }
    }

    /** A schema that is named but not there would make the whole document invalid; it says that anything may stand there. */
    private static void completeSchemas(ObjectNode part) {
        for (JsonNode reference : part.findValues("$ref")) {
            if (reference.asText().startsWith(SCHEMA)) {
                String name = reference.asText().substring(SCHEMA.length());
                ObjectNode schemas = part.withObject("/components/schemas");
                if (!schemas.has(name)) {
                    schemas.putObject(name).put("description", "Any JSON value.");
                }
            }
        }
    }

    /** The paths in the document that the gateway does not lead to this service. */
    static List<String> unrouted(String service, ObjectNode document, RouteTable routes) {
        List<String> unrouted = new ArrayList<>();
        document.path("paths").fieldNames().forEachRemaining(path -> {
            if (!isRouted(path, service, routes)) {
                unrouted.add(path);
            }
        });
        return unrouted;
    }

    private static boolean isRouted(String path, String service, RouteTable routes) {
        try {
            return routes.find(RequestTarget.parse(path).segments()).filter(route -> route.service().equals(service))
                    .isPresent();
        } catch (InvalidTarget unreadable) {
            return false;
        }
    }

    private static void secure(ObjectNode item, JsonNode everywhere, List<String> schemes) {
        for (Map.Entry<String, JsonNode> entry : item.properties()) {
            if (METHODS.contains(entry.getKey()) && entry.getValue() instanceof ObjectNode operation) {
                operation.remove("servers");
                JsonNode asked = operation.has("security") ? operation.path("security") : everywhere;
                boolean optional = asked.isEmpty() || contains(asked, JSON.objectNode());
                Set<String> roles = roles(asked);
                operation.set("security", requirements(optional, roles, schemes));
                if (!roles.isEmpty()) {
                    nameRoles(operation, roles);
                }
            }
        }
    }

    private static ArrayNode requirements(boolean optional, Set<String> roles, List<String> schemes) {
        ArrayNode alternatives = JSON.arrayNode();
        if (optional) {
            alternatives.addObject();
        }
        for (String scheme : schemes) {
            ArrayNode named = alternatives.addObject().putArray(scheme);
            // For OAuth 2.0 the list would be scopes, which the suite does not use; elsewhere it names roles (OpenAPI 3.1).
            if (!scheme.equals(SecuritySchemes.CLIENT_CREDENTIALS)) {
                roles.forEach(named::add);
            }
        }
        return alternatives;
    }

    /** For people: what Swagger UI shows of a security requirement does not include the roles. */
    private static void nameRoles(ObjectNode operation, Set<String> roles) {
        String description = operation.path("description").asText();
        if (description.contains("Roles: `")) {
            return;
        }
        String sentence = "Roles: `" + String.join("`, `", roles) + "`.";
        operation.put("description", description.isEmpty() ? sentence : description + "\n\n" + sentence);
    }

    private static Set<String> roles(JsonNode requirements) {
        Set<String> roles = new TreeSet<>();
        requirements.forEach(requirement -> requirement.forEach(names -> names.forEach(name -> roles.add(name.asText()))));
        return roles;
    }

    private static boolean contains(JsonNode array, JsonNode element) {
        return StreamSupport.stream(array.spliterator(), false).anyMatch(element::equals);
    }
}
