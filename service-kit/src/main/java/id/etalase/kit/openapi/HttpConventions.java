package id.etalase.kit.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/**
 * Completes the API document of a service at build time: the token and the roles of each operation, the problems it can
 * answer with, the headers of conditional and repeatable requests, and the names of enum constants as they are in JSON.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class HttpConventions implements OASFilter {

    private static final String SCHEME = "bearer";

    private final ResourceMethods methods;
    private final EnumSchemas enums;

    /** @param index of the classes of the service, given by the build */
    public HttpConventions(IndexView index) {
        this.methods = new ResourceMethods(index);
        this.enums = new EnumSchemas(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        enums.rename(document.getComponents());
        StandardResponses.describe(document.getComponents());
        AnyJson.remove(document.getComponents());
        Schemas.visit(document.getComponents(), AnyJson::open);
        Schemas.visit(document.getComponents(), JavaPatterns::forget);
        AsWritten.describe(document.getComponents());
        document.getComponents().addSecurityScheme(SCHEME, OASFactory.createSecurityScheme().type(SecurityScheme.Type.HTTP)
                .scheme("bearer").bearerFormat("JWT")
                .description("An access token of the identity provider; its claim `groups` holds the roles."));
        if (document.getPaths() != null) {
            document.getPaths().getPathItems().forEach(this::complete);
            OwnContext.name(document.getPaths());
            document.getPaths().getPathItems().forEach(HttpConventions::identify);
        }
    }

    /** The kit's own operations are in several services, and each needs an id of its own: it is made of verb and path. */
    private static void identify(String path, PathItem item) {
        item.getOperations().forEach((verb, operation) -> {
            if (operation.getOperationId() == null) {
                operation.setOperationId(verb.name().toLowerCase(Locale.ROOT) + Stream.of(path.split("[^A-Za-z0-9]+"))
                        .filter(word -> !word.isEmpty() && !word.equals("v1"))
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining()));
            }
        });
    }

    private void complete(String path, PathItem item) {
        item.getOperations().forEach((verb, operation) -> complete(path, verb, operation));
    }

    private void complete(String path, HttpMethod verb, Operation operation) {
        boolean changes = verb != HttpMethod.GET;
        addRoles(operation, methods.roles(verb, path));
        if (methods.needsSomeToken(verb, path)) {
            operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(SCHEME, List.of())));
        }
        if (operation.getParameters() != null || operation.getRequestBody() != null) {
            StandardResponses.add(operation, "400");
        }
        // A bad token is refused where none is needed, too.
        StandardResponses.add(operation, "401");
        if (path.contains("{")) {
            StandardResponses.add(operation, "404");
        }
        if (changes) {
            StandardResponses.add(operation, "409");
        } else {
            StandardResponses.add(operation, "406");
        }
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().setRequired(true);
            operation.getRequestBody().getContent().getMediaTypes().values().forEach(HttpConventions::describePatch);
            StandardResponses.add(operation, "413");
            StandardResponses.add(operation, "415");
        }
        if (verb == HttpMethod.PUT || verb == HttpMethod.PATCH || verb == HttpMethod.DELETE) {
            describeIfMatch(operation);
        } else if (find(operation, "If-Match") != null) {
            StandardResponses.add(operation, "412");
            StandardResponses.add(operation, "428");
        }
        if (methods.isIdempotent(verb, path)) {
            describeIdempotency(operation);
        }
        if (!changes && path.endsWith("}") && !path.endsWith(OwnContext.TEMPLATE)) {
            describeConditionalRead(operation);
        }
        StandardResponses.add(operation, "500");
        StandardResponses.add(operation, "503");
        operation.getResponses().setAPIResponses(new TreeMap<>(operation.getResponses().getAPIResponses()));
        if (operation.getTags() != null) {
            operation.setTags(operation.getTags().stream().map(tag -> tag.replaceFirst(" Resource$", "")).toList());
        }
    }

    private static void describePatch(MediaType body) {
        if (body.getSchema() != null && AnyJson.is(body.getSchema())) {
            body.setSchema(OASFactory.createSchema().addType(SchemaType.OBJECT)
                    .description("The members to change (RFC 7396): null removes one, a list is replaced as a whole."));
        }
    }

    private static void addRoles(Operation operation, List<String> roles) {
        if (roles.isEmpty()) {
            return;
        }
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(SCHEME, roles)));
        operation.addExtension("x-roles", new ArrayList<>(roles));
        String sentence = roles.stream().map(role -> '`' + role + '`').collect(Collectors.joining(", ", "Roles: ", "."));
        operation.setDescription(Stream.of(operation.getDescription(), sentence).filter(text -> text != null && !text.isBlank())
                .collect(Collectors.joining("\n\n")));
        StandardResponses.add(operation, "403");
    }

    private static void describeIfMatch(Operation operation) {
        header(operation, "If-Match", "The `ETag` of the version that this change is based on.").setRequired(true);
        StandardResponses.add(operation, "412");
        StandardResponses.add(operation, "428");
        addHeader(operation, "ETag", "The version after the change.");
    }

    private static void describeIdempotency(Operation operation) {
        Parameter key = header(operation, "Idempotency-Key",
                "Names this request and its repeats: a repeat gets the first answer again. Kept for 24 hours.");
        key.setRequired(true);
        key.setSchema(StandardResponses.text().minLength(1).maxLength(255).pattern("^[\\x21-\\x7E]+$"));
        StandardResponses.add(operation, "422");
        addHeader(operation, "ETag", "The version of what was made.");
        addHeader(operation, "Idempotency-Replayed", "`true` when this is the answer to an earlier request with the key.");
    }

    private static void describeConditionalRead(Operation operation) {
        header(operation, "If-None-Match", "The `ETag` of what the caller has; 304 when it is still the same.");
        addHeader(operation, "ETag", "The version of this representation.");
        if (!operation.getResponses().hasAPIResponse("304")) {
            operation.getResponses().addAPIResponse("304",
                    OASFactory.createAPIResponse().description("The caller has the present version."));
        }
    }

    private static Parameter header(Operation operation, String name, String description) {
        Parameter parameter = find(operation, name);
        if (parameter == null) {
            parameter = OASFactory.createParameter().name(name).in(Parameter.In.HEADER).schema(StandardResponses.text());
            operation.addParameter(parameter);
        }
        if (parameter.getDescription() == null) {
            parameter.setDescription(description);
        }
        return parameter;
    }

    private static @Nullable Parameter find(Operation operation, String name) {
        return Stream.ofNullable(operation.getParameters()).flatMap(List::stream)
                .filter(parameter -> name.equalsIgnoreCase(parameter.getName())).findFirst().orElse(null);
    }

    private static void addHeader(Operation operation, String name, String description) {
        for (Map.Entry<String, APIResponse> response : operation.getResponses().getAPIResponses().entrySet()) {
            Map<String, Header> present = response.getValue().getHeaders();
            if (response.getKey().startsWith("2") && (present == null || !present.containsKey(name))) {
                response.getValue().addHeader(name, StandardResponses.header(description));
            }
        }
    }
}
