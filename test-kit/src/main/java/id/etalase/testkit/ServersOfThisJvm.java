package id.etalase.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.apache.commons.io.FileUtils;

import id.etalase.localstack.LocalIdentity;
import id.etalase.localstack.LocalKafka;
import id.etalase.localstack.LocalPostgres;

/**
 * The servers behind {@link EmbeddedServers}. Quarkus loads test classes in class loaders that come and go with the
 * application; the servers must not. So they live in the class loader of the JVM, and every other copy of this class
 * calls that one; arguments and answers are plain text for this reason.
 */
final class ServersOfThisJvm {

    /** Kept here, because the JDK forgets the level of a logger that nobody holds. */
    private static final List<Logger> QUIET = quiet();

    private static final Object POSTGRES_LOCK = new Object();
    private static final Object KAFKA_LOCK = new Object();
    private static LocalPostgres postgres;
    private static LocalKafka kafka;
    private static boolean kafkaRuns;
    private static LocalIdentity identity;
    private static int databases;

    private ServersOfThisJvm() {
    }

    /** Calls a method of the copy that the whole JVM shares. */
    @SuppressWarnings("unchecked")
    static Map<String, String> call(String method, Object... arguments) {
        Thread thread = Thread.currentThread();
        ClassLoader callers = thread.getContextClassLoader();
        try {
            // Kafka finds its plug-ins through the context class loader, which must be its own.
            thread.setContextClassLoader(shared().getClassLoader());
            Method target = shared().getDeclaredMethod(method,
                    Arrays.stream(arguments).map(Object::getClass).toArray(Class[]::new));
            target.setAccessible(true);
            return (Map<String, String>) target.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("The shared test servers failed: " + method, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No such operation on the shared test servers: " + method, e);
        } finally {
            thread.setContextClassLoader(callers);
        }
    }

    /** Starts what is wanted at the same time, which is shorter than one after the other. */
    static void prepare(boolean withPostgres, boolean withKafka) {
        CompletableFuture<?> database = withPostgres ? CompletableFuture.runAsync(() -> call("startPostgres"))
                : CompletableFuture.completedFuture(null);
        CompletableFuture<?> broker = withKafka ? CompletableFuture.runAsync(() -> call("startBroker"))
                : CompletableFuture.completedFuture(null);
        call("issuer");
        CompletableFuture.allOf(database, broker).join();
    }

    private static Class<?> shared() {
        try {
            return Class.forName(ServersOfThisJvm.class.getName(), true, ClassLoader.getSystemClassLoader());
        } catch (ClassNotFoundException e) {
            // Continuous testing inside Maven: the tests are not on the JVM's own class path.
            return ServersOfThisJvm.class;
        }
    }

    static Map<String, String> startPostgres() {
        synchronized (POSTGRES_LOCK) {
            if (postgres == null) {
                postgres = LocalPostgres.temporary();
            }
            return Map.of();
        }
    }

    static Map<String, String> freshDatabase(String name) {
        synchronized (POSTGRES_LOCK) {
            startPostgres();
            databases++;
            String unique = name + "_" + databases;
            postgres.ensureDatabase(unique, unique, "local");
            return Map.of("jdbcUrl", postgres.jdbcUrl(unique), "username", unique, "password", "local");
        }
    }

    static Map<String, String> bootstrapServers() {
        synchronized (KAFKA_LOCK) {
            if (kafka == null) {
                startBroker();
            }
            return Map.of("bootstrapServers", kafka.bootstrapServers());
        }
    }

    static Map<String, String> startBroker() {
        synchronized (KAFKA_LOCK) {
            if (!kafkaRuns) {
                kafka = kafka == null ? LocalKafka.start(temporaryFolder(), 0) : kafka.restarted();
                kafkaRuns = true;
            }
            return Map.of();
        }
    }

    static Map<String, String> stopBroker() {
        synchronized (KAFKA_LOCK) {
            if (kafkaRuns) {
                kafka.close();
                kafkaRuns = false;
            }
            return Map.of();
        }
    }

    static synchronized Map<String, String> issuer() {
        if (identity == null) {
            identity = LocalIdentity.start(0);
        }
        return Map.of("issuer", identity.issuer());
    }

    private static Path temporaryFolder() {
        try {
            Path folder = Files.createTempDirectory("etalase-kafka-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stopBroker();
                FileUtils.deleteQuietly(folder.toFile());
            }, "stop-test-broker"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a folder for the test broker", e);
        }
    }

    /** The broker warns about what is normal for a node that is alone; nothing of it concerns a test. */
    private static List<Logger> quiet() {
        List<Logger> loggers = Stream.of("kafka", "state", "org.apache.kafka", "io.zonky", "no.nav.security")
                .map(Logger::getLogger).toList();
        loggers.forEach(logger -> logger.setLevel(Level.SEVERE));
        return loggers;
    }
}
