package id.etalase.kit.http;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;

/**
 * Refuses query parameters that the resource method does not know, and repetitions of those that have one value. A
 * misspelt filter would otherwise look like a list without matches, or worse, like one where everything matches.
 */
@Provider
class QueryParameterFilter implements ContainerRequestFilter {

    private final ResourceInfo resource;
    private final Map<Method, DeclaredParameters> declared = new ConcurrentHashMap<>();

    QueryParameterFilter(ResourceInfo resource) {
        this.resource = resource;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Map<String, List<String>> sent = request.getUriInfo().getQueryParameters();
        if (sent.isEmpty()) {
            return;
        }
        Map<String, Boolean> known = declared.computeIfAbsent(resource.getResourceMethod(), DeclaredParameters::of)
                .repeatable();
        List<FieldError> errors = new ArrayList<>();
        sent.forEach((name, values) -> {
            if (!known.containsKey(name)) {
                errors.add(FieldError.parameter(name, "unknown-parameter", Map.of("allowed", List.copyOf(known.keySet()))));
            } else if (values.size() > 1 && !known.get(name)) {
                errors.add(FieldError.parameter(name, "repeated-parameter"));
            }
        });
        if (!errors.isEmpty()) {
            throw new RuleViolation(errors);
        }
    }
}
