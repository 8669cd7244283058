package id.etalase.localstack.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

import id.etalase.localstack.LocalIdentity;
import id.etalase.localstack.LocalKafka;

/**
 * The broker or the identity provider as a process of its own, so that either can be stopped, watched and measured
 * alone. Arguments: {@code kafka|identity}, port, a file to make when it is ready and, for Kafka, its folder.
 */
final class ServerProcess {

    private ServerProcess() {
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Logging.toStandardError();
        int port = Integer.parseInt(arguments[1]);
        Path ready = Path.of(arguments[2]);
        AutoCloseable server = "kafka".equals(arguments[0]) ? LocalKafka.start(Path.of(arguments[3]), port)
                : LocalIdentity.start(port);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server), "stop"));
        Files.writeString(ready, Long.toString(ProcessHandle.current().pid()));
        System.err.println(arguments[0] + " takes requests on port " + port);
        new CountDownLatch(1).await();
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
            System.err.println("stopped");
        } catch (Exception e) {
            throw new IllegalStateException("It did not stop cleanly", e);
        }
    }
}
