package id.etalase.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresPartTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private PostgresPart part;

    @AfterEach
    void stop() {
        part.stop(Duration.ofSeconds(30));
    }

    @Test
    void a_server_that_ended_by_itself_can_be_started_again() throws IOException {
        // Given
        Folders folders = new Folders(folder, folder.resolve("data"));
        folders.prepare();
        part = new PostgresPart(folders, freePort());
        part.start();
        await().atMost(LIMIT).until(part::isReady);
        ProcessHandle first = PostgresPart.runningIn(folders).orElseThrow();

        // When
        Processes.interrupt(first, Duration.ofSeconds(30));
        await().atMost(LIMIT).until(() -> !part.isAlive());
        part.start();

        // Then
        await().atMost(LIMIT).until(() -> part.isReady() || !part.isAlive());
        assertThat(part.ending()).isEmpty();
        assertThat(PostgresPart.runningIn(folders).orElseThrow().pid()).isNotEqualTo(first.pid());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
