package id.etalase.kit.openapi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.models.PathItem;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

import id.etalase.kit.idempotency.Idempotent;
import io.quarkus.security.Authenticated;

/** The methods behind the operations of the API document, found by verb and path. */
final class ResourceMethods {

    private static final DotName PATH = DotName.createSimple(Path.class);
    private static final DotName ROLES_ALLOWED = DotName.createSimple(RolesAllowed.class);
    private static final DotName AUTHENTICATED = DotName.createSimple(Authenticated.class);
    private static final DotName IDEMPOTENT = DotName.createSimple(Idempotent.class);
    private static final String VERBS = "jakarta.ws.rs.";
    private static final Set<String> KNOWN_VERBS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final Map<String, MethodInfo> methods = new HashMap<>();

    ResourceMethods(IndexView index) {
        for (AnnotationInstance path : index.getAnnotations(PATH)) {
            if (path.target().kind() == AnnotationTarget.Kind.CLASS) {
                path.target().asClass().methods().forEach(method -> verb(method)
                        .ifPresent(verb -> methods.put(verb + ' ' + template(path, method.annotation(PATH)), method)));
            }
        }
    }

    /** The roles that may call the operation; empty when anybody may. */
    List<String> roles(PathItem.HttpMethod verb, String path) {
        return find(verb, path).map(ResourceMethods::rolesAllowed).map(roles -> List.of(roles.value().asStringArray()))
                .orElse(List.of());
    }

    boolean isIdempotent(PathItem.HttpMethod verb, String path) {
        return find(verb, path).map(method -> method.hasAnnotation(IDEMPOTENT)).orElse(false);
    }

    private Optional<MethodInfo> find(PathItem.HttpMethod verb, String path) {
        return Optional.ofNullable(methods.get(verb.name() + ' ' + path));
    }

    /** Whether the operation takes any token, of whichever role, but no call without one. */
    boolean needsSomeToken(PathItem.HttpMethod verb, String path) {
        return find(verb, path).filter(method -> rolesAllowed(method) == null)
                .map(method -> annotation(method, AUTHENTICATED) != null).orElse(false);
    }

    private static @Nullable AnnotationInstance rolesAllowed(MethodInfo method) {
        return annotation(method, ROLES_ALLOWED);
    }

    /** The annotation of the method, or else that of its class. */
    private static @Nullable AnnotationInstance annotation(MethodInfo method, DotName name) {
        AnnotationInstance own = method.annotation(name);
        return own != null ? own : method.declaringClass().declaredAnnotation(name);
    }

    private static Optional<String> verb(MethodInfo method) {
        return method.annotations().stream().map(annotation -> annotation.name().toString())
                .filter(name -> name.startsWith(VERBS)).map(name -> name.substring(VERBS.length()))
                .filter(KNOWN_VERBS::contains).findFirst();
    }

    private static String template(AnnotationInstance ofClass, AnnotationInstance ofMethod) {
        String path = '/' + ofClass.value().asString() + '/' + (ofMethod == null ? "" : ofMethod.value().asString());
        // The document has no regular expressions in its templates.
        return path.replaceAll("\\{\\s*(\\w+)\\s*:.*?}(?=/|$)", "{$1}").replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }
}
