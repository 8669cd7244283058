package id.etalase.localstack.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Builds the parts of the suite from the ports and folders of a run. */
final class Parts {

    /**
     * A heap that is small and begins smaller (by default it begins as large as it may become), and a compiler that is
     * quick: a developer's machine has other things to do.
     */
    private static final List<String> JVM = List.of("-Xms16m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError", "-Xss512k", "-Djava.net.preferIPv4Stack=true",
            // Or Vert.x answers an address that is no URI with an empty 400 before the services see it.
            "-Dvertx.disableURIValidation=true");

    /**
     * Gives back what the compilers took for a while and malloc would keep (early versions of Java 17 do not know it), and
     * what the heap took for a rush.
     */
    private static final List<String> GATEWAY_JVM = List.of("-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:TrimNativeHeapInterval=5000", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=20");

    private final Folders folders;
    private final Ports ports;
    private final List<Part> inOrder = new ArrayList<>();
    private final Map<Part, List<Part>> needs = new HashMap<>();

    /** @param sample whether empty databases get sample data */
    Parts(Folders folders, Ports ports, boolean sample) {
        this.folders = folders;
        this.ports = ports;
        Part kafka = server("kafka", "-Xmx128m", folders.kafka().toString());
        Part identity = server("identity", "-Xmx48m");
        Part postgres = new PostgresPart(folders, ports.of(PostgresPart.NAME));
        inOrder.addAll(List.of(identity, kafka, postgres));
        List<Part> services = Service.ALL.stream().map(service -> service(service, sample)).toList();
        services.forEach(service -> needs.put(service, List.of(postgres, identity)));
        inOrder.addAll(services);
        Part gateway = gateway();
        // It asks the services for their documents when it starts, and would warn about each that is not there yet.
        needs.put(gateway, services);
        inOrder.add(gateway);
    }

    List<Part> inOrder() {
        return List.copyOf(inOrder);
    }

    Map<Part, List<Part>> needs() {
        return Map.copyOf(needs);
    }

    /** The names of all child processes in the order of stopping. */
    static List<String> namesInStopOrder() {
        List<String> names = new ArrayList<>(List.of("gateway"));
        Service.ALL.forEach(service -> names.add(service.name()));
        names.addAll(List.of("kafka", "identity"));
        return names;
    }

    private Part server(String name, String heap, String... more) {
        Path ready = folders.run().resolve(name + ".ready");
        List<String> command = java(heap);
        command.addAll(List.of("-cp", folders.home().resolve("local-stack/target/local-stack-launcher.jar").toString(),
                ServerProcess.class.getName(), name, Integer.toString(ports.of(name)), ready.toString()));
        command.addAll(List.of(more));
        return new ChildProcess(name, command, Map.of(), folders, Readiness.wrote(ready));
    }

    private Part service(Service service, boolean sample) {
        Map<String, String> environment = new HashMap<>(LocalSecrets.OF_ALL);
        environment.putAll(service.settings());
        environment.putAll(sample ? Map.of() : service.withoutSample());
        environment.put("QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://localhost:" + ports.of(PostgresPart.NAME) + "/" + service.database());
        environment.put("QUARKUS_DATASOURCE_USERNAME", service.database());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", PostgresPart.PASSWORD);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + ports.of("kafka"));
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuer());
        environment.put("QUARKUS_OIDC_TOKEN_ISSUER", issuer());
        environment.put("QUARKUS_OIDC_TOKEN_AUDIENCE", "etalase");
        environment.put("ETALASE_DOCUMENTS_DIRECTORY", folders.documents().toString());
        return quarkus(service.name(), service.module(), "-Xmx192m", List.of(), environment);
    }

    private Part gateway() {
        Map<String, String> environment = new HashMap<>();
        environment.put("ETALASE_GATEWAY_TOKEN_URL", issuer() + "/token");
        environment.put("ETALASE_GATEWAY_IDENTITY_JWKS_URL", issuer() + "/jwks");
        environment.put("ETALASE_GATEWAY_IDENTITY_ISSUER", issuer());
        environment.put("ETALASE_GATEWAY_CACHE_BOOTSTRAP_SERVERS", "localhost:" + ports.of("kafka"));
        // Local use only: the identity provider takes any secret.
        environment.put("ETALASE_GATEWAY_DEMO_SECRET", "local");
        for (Service service : Service.ALL) {
            String key = service.name().toUpperCase(Locale.ROOT).replace('-', '_');
            environment.put("ETALASE_GATEWAY_SERVICES_" + key + "_URL", ports.url(service.name()));
        }
        return quarkus("gateway", "gateway", "-Xmx96m", GATEWAY_JVM, environment);
    }

    private Part quarkus(String name, String module, String heap, List<String> more, Map<String, String> environment) {
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(name)));
        // Anyone may have a token of the local identity provider, so nobody from another machine may come in.
        environment.put("QUARKUS_HTTP_HOST", "localhost");
        environment.put("ETALASE_PUBLIC_URL", ports.url("gateway"));
        List<String> command = java(heap);
        command.addAll(more);
        command.addAll(List.of("-jar", folders.application(module).toString()));
        return new ChildProcess(name, command, environment, folders,
                Readiness.answers(ports.url(name) + "/q/health/ready"));
    }

    private String issuer() {
        return ports.url("identity") + "/etalase";
    }

    private static List<String> java(String heap) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(heap);
        command.addAll(JVM);
        return command;
    }
}
