package id.etalase.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports that nothing listens on at the moment of asking. */
final class FreePort {

    private FreePort() {
    }

    /**
     * The wanted port, or any free one for 0. Another process may still take it before the caller does; the servers
     * here report that as a failed start.
     */
    static int orAny(int wanted) {
        return wanted == 0 ? any() : wanted;
    }

    static int any() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on the loopback address", e);
        }
    }
}
