package id.etalase.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void a_part_keeps_its_usual_port_unless_an_option_names_another() {
        // When
        Ports ports = Ports.of(Map.of("gateway", 18080));

        // Then
        assertThat(ports.of("gateway")).isEqualTo(18080);
        assertThat(ports.of("partnerships")).isEqualTo(8081);
        assertThat(ports.of("kafka")).isEqualTo(9092);
    }

    @Test
    void an_unknown_part_is_answered_with_the_known_ones() {
        assertThatThrownBy(() -> Ports.of(Map.of("database", 5432))).isInstanceOf(RunFailure.class)
                .hasMessageContainingAll("database", "postgres", "kafka", "identity", "gateway", "partnerships");
    }

    @ParameterizedTest
    @ValueSource(ints = { -1, 0, 65536 })
    void a_number_that_is_no_port_is_refused(int number) {
        assertThatThrownBy(() -> Ports.of(Map.of("gateway", number))).isInstanceOf(RunFailure.class)
                .hasMessageContaining("gateway=" + number);
    }

    @Test
    void two_parts_cannot_share_a_port() {
        assertThatThrownBy(() -> Ports.of(Map.of("gateway", 9092))).isInstanceOf(RunFailure.class)
                .hasMessageContainingAll("9092", "gateway", "kafka");
    }

    @Test
    void a_taken_port_is_named_with_its_part_and_the_option_that_helps() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // Given
            Ports ports = Ports.of(freePortsBut("kafka", other.getLocalPort()));

            // Then
            assertThatThrownBy(ports::requireFree).isInstanceOf(RunFailure.class)
                    .hasMessageContainingAll("Port " + other.getLocalPort(), "(kafka)", "--port kafka=");
        }
    }

    @Test
    void a_port_taken_on_all_addresses_is_taken() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            assertThatThrownBy(Ports.of(freePortsBut("gateway", other.getLocalPort()))::requireFree)
                    .isInstanceOf(RunFailure.class).hasMessageContaining("(gateway)");
        }
    }

    @Test
    void free_ports_are_accepted() throws IOException {
        assertThatNoException().isThrownBy(Ports.of(freePorts())::requireFree);
    }

    private static Map<String, Integer> freePortsBut(String name, int port) throws IOException {
        Map<String, Integer> ports = freePorts();
        ports.put(name, port);
        return ports;
    }

    static Map<String, Integer> freePorts() throws IOException {
        Map<String, Integer> ports = new HashMap<>();
        for (String name : Ports.usual().keySet()) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                ports.put(name, socket.getLocalPort());
            }
        }
        return ports;
    }
}
