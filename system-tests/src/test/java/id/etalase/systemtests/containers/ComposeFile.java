package id.etalase.systemtests.containers;

import java.util.List;
import java.util.Locale;
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
        // Each round replaces the innermost ones.
        while (VARIABLE.matcher(resolved).find()) {
            resolved = VARIABLE.matcher(resolved).replaceAll(
                    found -> Matcher.quoteReplacement(environment.getOrDefault(found.group(1), found.group(2))));
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

        /** The properties that the image of the broker makes of its variables. */
        Map<String, String> brokerProperties() {
            Map<String, String> properties = new TreeMap<>();
            environment().forEach((name, value) -> {
                if (name.startsWith("KAFKA_") && !name.endsWith("_OPTS")) {
                    properties.put(property(name.substring("KAFKA_".length())), value);
                }
            });
            return properties;
        }

        /** The settings of a Kafka client in the variables that begin so. */
        Map<String, Object> clientSettings(String prefix) {
            Map<String, Object> settings = new TreeMap<>();
            environment().forEach((name, value) -> {
                if (name.startsWith(prefix)) {
                    settings.put(property(name.substring(prefix.length())), value);
                }
            });
            return settings;
        }

        private static String property(String variable) {
            return variable.toLowerCase(Locale.ROOT).replace('_', '.');
        }

        /** Whether it only does something once, before others start. */
        boolean ends() {
            return text("restart").equals("on-failure");
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
