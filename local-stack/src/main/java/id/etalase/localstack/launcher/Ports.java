package id.etalase.localstack.launcher;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Which part listens where, all on the loopback address: the usual ports, or those that the options name. */
final class Ports {

    private static final int CONNECT_LIMIT_MILLIS = 300;

    private final Map<String, Integer> byName;

    private Ports(Map<String, Integer> byName) {
        this.byName = Collections.unmodifiableMap(byName);
    }

    /** Name and usual port of every part that listens, in the order of the tables shown to people. */
    static Map<String, Integer> usual() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("gateway", 8080);
        Service.ALL.forEach(service -> ports.put(service.name(), service.port()));
        ports.put("identity", 8089);
        ports.put("postgres", 5433);
        ports.put("kafka", 9092);
        return ports;
    }

    /**
     * @param chosen by name; the others keep their usual port
     * @throws RunFailure when a name is unknown, a number is no port, or two parts would share one
     */
    static Ports of(Map<String, Integer> chosen) {
        Map<String, Integer> ports = usual();
        chosen.forEach((name, port) -> {
            if (!ports.containsKey(name)) {
                throw new RunFailure("No part is called " + name + ". --port takes one of " + String.join(", ", ports.keySet())
                        + ", as in --port gateway=18080.");
            }
            if (port < 1 || port > 65535) {
                throw new RunFailure("--port " + name + "=" + port + " is no port. Choose 1024 to 65535.");
            }
            ports.put(name, port);
        });
        Map<Integer, String> owners = new HashMap<>();
        ports.forEach((name, port) -> {
            String other = owners.put(port, name);
            if (other != null) {
                throw new RunFailure("Port " + port + " is given to both " + other + " and " + name
                        + ". Give one of them another: --port " + name + "=" + (port + 100) + ".");
            }
        });
        return new Ports(ports);
    }

    int of(String name) {
        return byName.get(name);
    }

    String url(String name) {
        return "http://localhost:" + of(name);
    }

    /** @throws RunFailure when another program listens on one of them, or this account may not */
    void requireFree() {
        byName.forEach((name, port) -> {
            if (answers(port) || !bindable(name, port)) {
                String taken = "Port " + port + " (" + name + ") is taken by another program.";
                throw new RunFailure(
                        taken + " Stop that program, or choose another port: ./run --port " + name + "="
                                + (port + 10000 > 65535 ? port - 10000 : port + 10000));
            }
        });
    }

    /** Some systems let two programs listen on one port when one of them listens on all addresses. */
    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_LIMIT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean bindable(String name, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (BindException e) {
            if (String.valueOf(e.getMessage()).contains("Permission")) {
                throw new RunFailure("This account may not listen on port " + port + " (" + name
                        + "). Choose one from 1024: ./run --port " + name + "=" + (port + 8000));
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /** {@code name=port} pairs, as the options write them. */
    @Override
    public String toString() {
        return byName.entrySet().stream().map(Object::toString).collect(Collectors.joining(" "));
    }
}
