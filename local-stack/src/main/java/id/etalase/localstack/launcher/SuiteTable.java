package id.etalase.localstack.launcher;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a person needs to know once everything runs. */
final class SuiteTable {

    private final Folders folders;
    private final Ports ports;

    SuiteTable(Folders folders, Ports ports) {
        this.folders = folders;
        this.ports = ports;
    }

    String text() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("Gateway", ports.url("gateway"));
        rows.put("Swagger UI", ports.url("gateway") + "/docs");
        rows.put("Kafka", "localhost:" + ports.of("kafka"));
        rows.put("Databases", Service.ALL.stream().map(this::databaseUrl).collect(Collectors.joining("\n" + " ".repeat(14))));
        rows.put("Token", command("token ROLE") + "  (cooperation-officer, home-affairs, ...; all in --help)");
        rows.put("Logs", Folders.shown(folders.logs()));
        rows.put("Stop", "Ctrl-C here, or " + command("stop"));
        return rows.entrySet().stream().map(row -> String.format("  %-11s %s", row.getKey(), row.getValue()))
                .collect(Collectors.joining("\n"));
    }

    /** As it must be typed in the folder where the suite was started. */
    private String command(String arguments) {
        Path here = Path.of("").toAbsolutePath();
        String script = here.equals(folders.home()) ? "./run" : Folders.shown(folders.home().resolve("run"));
        boolean usual = folders.data().equals(folders.home().resolve(".local"));
        return script + " " + arguments + (usual ? "" : " --data " + Folders.shown(folders.data()));
    }

    private String databaseUrl(Service service) {
        String name = service.database();
        return "postgresql://" + name + ":" + PostgresPart.PASSWORD + "@localhost:" + ports.of(PostgresPart.NAME) + "/"
                + name;
    }
}
