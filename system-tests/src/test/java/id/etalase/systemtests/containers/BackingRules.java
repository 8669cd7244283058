package id.etalase.systemtests.containers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;

import id.etalase.systemtests.containers.ComposeFile.Service;
import kafka.server.KafkaConfig;

/** What must hold of the databases, the broker and the secrets behind the services. */
final class BackingRules {

    private static final Pattern SECRET_LINE = Pattern.compile("^ *([A-Z_]*(?:PASSWORD|SECRET|_KEY)[A-Z_]*): (.*)$",
            Pattern.MULTILINE);

    /** What makes a property one of a single listener, or of a single way to log in there. */
    private static final Pattern LISTENER = Pattern.compile("^listener\\.name\\.[a-z]+\\.(?:plain\\.)?");

    private final ContainerFiles files;
    private final Map<String, Service> services;
    private final List<String> complaints = new ArrayList<>();

    private BackingRules(ContainerFiles files, Map<String, String> environment) {
        this.files = files;
        this.services = ComposeFile.parse(files.compose(), environment).services();
    }

    static List<String> complaintsAbout(ContainerFiles files, Map<String, String> environment) {
        BackingRules rules = new BackingRules(files, environment);
        rules.databases();
        rules.secrets();
        rules.kafka();
        return List.copyOf(rules.complaints);
    }

    private void databases() {
        for (Service service : services.values()) {
            Map<String, String> environment = service.environment();
            String url = environment.getOrDefault("QUARKUS_DATASOURCE_JDBC_URL", environment.get("KC_DB_URL"));
            if (url != null) {
                String database = url.replaceFirst(".*/", "");
                String user = environment.getOrDefault("QUARKUS_DATASOURCE_USERNAME", environment.get("KC_DB_USERNAME"));
                String variable = database.toUpperCase(Locale.ROOT) + "_PASSWORD";
                check(database.equals(user), service, "does not use the role of its own database");
                check(files.databases().contains("create " + database + " \"$" + variable + "\""), service,
                        "uses a database that is not made");
                check(services.get("postgres").environment().containsKey(variable), service,
                        "uses a database whose password nobody passes on");
            }
        }
    }

    private void secrets() {
        Matcher line = SECRET_LINE.matcher(files.compose());
        while (line.find()) {
            check(line.group(2).matches("\\$\\{ETALASE_[A-Z_]+:-.+} # local use only"),
                    "The secret " + line.group(1) + " is not replaceable, or not marked as for local use only");
        }
        check(!files.dockerfile().matches("(?s).*(PASSWORD|SECRET).*"), "The image holds a secret");
    }

    /** The broker itself judges its configuration. */
    private void kafka() {
        Properties properties = new Properties();
        properties.putAll(services.get("kafka").brokerProperties());
        try {
            Set<String> known = KafkaConfig.configDef().names();
            KafkaConfig.fromProps(properties, false);
            properties.stringPropertyNames().forEach(key -> check(known.contains(LISTENER.matcher(key).replaceFirst(""))
                    || key.equals(StandardAuthorizer.SUPER_USERS_CONFIG),
                    "Kafka knows no property " + key));
        } catch (ConfigException | IllegalArgumentException e) {
            complaints.add("Kafka refuses its configuration: " + e.getMessage());
        }
    }

    private void check(boolean good, Service service, String complaint) {
        check(good, "The service " + service.name() + " " + complaint);
    }

    private void check(boolean good, String complaint) {
        if (!good) {
            complaints.add(complaint);
        }
    }
}
