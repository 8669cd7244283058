package id.etalase.localstack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

/**
 * A Kafka broker in this JVM: one KRaft node that is broker and controller, on the loopback address. A broker started
 * again on the same folder and port is the same broker with the same records. Topics are made by those who own them,
 * never by a misspelt name.
 */
public final class LocalKafka implements AutoCloseable {

    private static final int NODE_ID = 1;

    private final KafkaRaftServer server;
    private final Path folder;
    private final int port;
    private final Map<String, String> settings;

    private LocalKafka(KafkaRaftServer server, Path folder, int port, Map<String, String> settings) {
        this.server = server;
        this.folder = folder;
        this.port = port;
        this.settings = settings;
    }

    /**
     * Starts the broker and returns when it takes requests.
     *
     * @param folder its log folder; made and formatted when new
     * @param port 0 for any free port
     */
    public static LocalKafka start(Path folder, int port) {
        return start(folder, port, Map.of());
    }

    /**
     * As {@link #start(Path, int)}, with properties of the broker that come before those that it would have had: for trying
     * the settings of another broker.
     */
    public static LocalKafka start(Path folder, int port, Map<String, String> settings) {
        int brokerPort = FreePort.orAny(port);
        Properties properties = propertiesOf(folder, brokerPort, FreePort.any());
        properties.putAll(settings);
        KafkaConfig config = KafkaConfig.fromProps(properties, false);
        format(folder);
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
        return new LocalKafka(server, folder, brokerPort, Map.copyOf(settings));
    }

    private static void format(Path folder) {
        try {
            Files.createDirectories(folder);
            if (Files.exists(folder.resolve("meta.properties"))) {
                return;
            }
            new Formatter().setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(Uuid.randomUuid().toString()).setNodeId(NODE_ID)
                    .setControllerListenerName("CONTROLLER").setMetadataLogDirectory(folder.toString())
                    .addDirectory(folder.toString()).run();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the Kafka folder " + folder, e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Cannot format the Kafka folder " + folder, e);
        }
    }

    private static Properties propertiesOf(Path folder, int port, int controllerPort) {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(NODE_ID));
        properties.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT");
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
        properties.put("log.dirs", folder.toString());
        properties.put("auto.create.topics.enable", "false");
        // One node holds the only copy of everything.
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        // A transaction right behind another waits for the end of that one, here by looking again: by default only every 20 ms.
        properties.put("add.partitions.to.txn.retry.backoff.ms", "1");
        properties.put("transaction.state.log.num.partitions", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("share.coordinator.state.topic.num.partitions", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        // The defaults are for a server with a machine to itself (the cleaner alone would take 128 MiB).
        properties.put("log.cleaner.dedupe.buffer.size", "4194304");
        properties.put("log.cleaner.io.buffer.size", "65536");
        properties.put("log.index.size.max.bytes", "1048576");
        properties.put("log.segment.bytes", "67108864");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("background.threads", "2");
        properties.put("queued.max.requests", "64");
        return properties;
    }

    /** Host and port for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    public int port() {
        return port;
    }

    /** The same broker once more, after {@link #close()}: same port, same records. */
    public LocalKafka restarted() {
        return start(folder, port, settings);
    }

    /** Stops the broker; its records stay in its folder. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
