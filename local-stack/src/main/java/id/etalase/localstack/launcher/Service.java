package id.etalase.localstack.launcher;

import java.util.List;
import java.util.Map;

/**
 * The services that {@code ./run} starts, one entry each. The name is that of its route in the gateway; its module is the
 * folder {@code <name>-service}.
 *
 * @param port where it listens unless an option says otherwise
 * @param database the name of its database and of its role
 * @param settings what it needs besides what all services need, as environment variables
 * @param withoutSample what keeps its sample data out, as environment variables
 */
record Service(String name, int port, String database, Map<String, String> settings, Map<String, String> withoutSample) {

    static final List<Service> ALL = List.of(
            new Service("partnerships", 8081, "partnerships", Map.of(), Map.of()),
            new Service("ascn", 8082, "ascn", Map.of(), Map.of()),
            new Service("public-space", 8083, "publicspace", LocalSecrets.OF_PUBLIC_SPACE,
                    Map.of("ETALASE_SAMPLE_ENABLED", "false")));

    String module() {
        return name + "-service";
    }
}
