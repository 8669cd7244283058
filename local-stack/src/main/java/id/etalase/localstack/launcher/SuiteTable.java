package id.etalase.localstack.launcher;

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
        rows.put("Token", "./run token ROLE  (cooperation-officer, home-affairs, ...; all in ./run --help)");
        rows.put("Logs", Folders.shown(folders.logs()));
        rows.put("Stop", "Ctrl-C here, or ./run stop");
        return rows.entrySet().stream().map(row -> String.format("  %-11s %s", row.getKey(), row.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private String databaseUrl(Service service) {
        String name = service.database();
        return "postgresql://" + name + ":" + PostgresPart.PASSWORD + "@localhost:" + ports.of(PostgresPart.NAME) + "/"
                + name;
    }
}
