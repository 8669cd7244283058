package id.etalase.systemtests.containers;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.Yaml;

/** A compose file as an engine sees it in a given environment: parsed, anchors merged, variables replaced. */
final class ComposeFile {

    /** The innermost of nested variables: its default holds no brace. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+):-([^{}]*)}");

    private final Map<String, Object> root;

    private ComposeFile(Map<String, Object> root) {
        this.root = root;
    }

    static ComposeFile parse(String text, Map<String, String> environment) {
        String resolved = text;
        for (Matcher found = VARIABLE.matcher(resolved); found.find(); found = VARIABLE.matcher(resolved)) {
            String value = environment.getOrDefault(found.group(1), found.group(2));
            resolved = found.replaceFirst(Matcher.quoteReplacement(value));
        }
        return new ComposeFile(new Yaml().load(resolved));
    }

    /** By name, in the order of the alphabet. */
    Map<String, Service> services() {
        Map<String, Service> services = new TreeMap<>();
        map(root.get("services")).forEach((name, value) -> services.put(name, new Service(name, map(value))));
        return services;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return value == null ? List.of() : (List<Object>) value;
    }

    record Service(String name, Map<String, Object> values) {

        String text(String key) {
            return String.valueOf(values.getOrDefault(key, ""));
        }

        boolean isBuilt() {
            return values.containsKey("build");
        }

        String build(String key) {
            return String.valueOf(map(values.get("build")).getOrDefault(key, ""));
        }

        String buildArgument(String key) {
            return String.valueOf(map(map(values.get("build")).get("args")).getOrDefault(key, ""));
        }

        Map<String, String> environment() {
            Map<String, String> variables = new TreeMap<>();
            map(values.get("environment")).forEach((key, value) -> variables.put(key, String.valueOf(value)));
            return variables;
        }

        /** Name of a service this one waits for, to the condition. */
        Map<String, String> dependencies() {
            Map<String, String> conditions = new TreeMap<>();
            map(values.get("depends_on"))
                    .forEach((other, value) -> conditions.put(other, String.valueOf(map(value).get("condition"))));
            return conditions;
        }

        List<String> texts(String key) {
            return list(values.get(key)).stream().map(String::valueOf).toList();
        }

        List<String> healthCommand() {
            return list(map(values.get("healthcheck")).get("test")).stream().map(String::valueOf).toList();
        }
    }
}
