package id.etalase.localstack.launcher;

import java.util.List;

/**
 * The services that {@code ./run} starts, one line each. The name is that of its database, of its role and of its
 * route in the gateway; its module is the folder {@code <name>-service}.
 *
 * @param port where it listens unless an option says otherwise
 */
record Service(String name, int port) {

    static final List<Service> ALL = List.of(
            new Service("partnerships", 8081));

    String module() {
        return name + "-service";
    }

    String database() {
        return name.replace('-', '_');
    }
}
