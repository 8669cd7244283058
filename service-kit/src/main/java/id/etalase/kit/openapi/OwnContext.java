package id.etalase.kit.openapi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * The kit's own resources have the name of the service in their paths as a template, of which each service takes one value.
 * The document shows that value, so that the documents of all services fit into one.
 */
final class OwnContext {

    static final String TEMPLATE = "{context}";

    private OwnContext() {
    }

    static void name(Paths paths) {
        String context = ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
        Map<String, PathItem> named = new TreeMap<>();
        for (Map.Entry<String, PathItem> path : paths.getPathItems().entrySet()) {
            if (path.getKey().contains(TEMPLATE)) {
                path.getValue().getOperations().values().forEach(OwnContext::withoutTemplate);
                withoutTemplate(path.getValue());
            }
            named.put(path.getKey().replace(TEMPLATE, context), path.getValue());
        }
        paths.setPathItems(named);
    }

    private static void withoutTemplate(Operation operation) {
        if (operation.getParameters() != null) {
            operation.setParameters(operation.getParameters().stream().filter(OwnContext::isOther).toList());
        }
    }

    private static void withoutTemplate(PathItem item) {
        List<Parameter> shared = item.getParameters();
        if (shared != null) {
            item.setParameters(shared.stream().filter(OwnContext::isOther).toList());
        }
    }

    private static boolean isOther(Parameter parameter) {
        return !TEMPLATE.equals("{" + parameter.getName() + "}");
    }
}
