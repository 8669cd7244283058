package id.etalase.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.eclipse.microprofile.config.ConfigProvider;

import id.etalase.gateway.request.Certificate;
import id.etalase.localstack.LocalKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServerOptions;

/** The systems behind the gateway under test: two that answer, and one that is never there. */
public final class Services implements QuarkusTestResourceLifecycleManager {

    /** Marks a field for the service of that name. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.FIELD)
    public @interface Service {
        String value();
    }

    /** What the settings file says unless a test writes something else. */
    static final String SETTINGS = "etalase.gateway.rate-limits.tiers.anonymous.requests=100000\n"
            + "etalase.gateway.cors.max-age=1234S\n";

    private static Path kafkaFolder;
    private static int kafkaPort;
    private static LocalKafka kafka;

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, FakeService> services = new HashMap<>();

    @Override
    public Map<String, String> start() {
        services.put("partnerships", FakeService.start(vertx));
        services.put("ascn", FakeService.start(vertx));
        Map<String, String> config = new HashMap<>();
        config.put("etalase.gateway.services.odd.url", "http://127.0.0.1:" + notHttp());
        config.put("etalase.gateway.services.odd.prefixes", "/v1/oddities");
        services.forEach((name, service) -> config.put("etalase.gateway.services." + name + ".url", service.url()));
        config.put("etalase.gateway.services.ascn.prefixes", "/v1/cities,/v1/agreements/of-cities");
        config.put("etalase.gateway.services.ascn.held-open", "");
        config.put("etalase.gateway.services.down.url", "http://127.0.0.1:" + freePort());
        config.put("etalase.gateway.services.down.prefixes", "/v1/away");
        faults(config);
        config.put("etalase.public-url", "https://etalase.example/kerja-sama");
        config.put("etalase.gateway.token-url", "https://identity.example/token");
        config.put("etalase.gateway.refresh-interval", "300MS");
        config.put("etalase.gateway.refresh-retry", "300MS");
        config.put("etalase.gateway.limits.body", "64M");
        // Long, since a machine may stand still for a moment.
        config.put("etalase.gateway.response-timeout", "5S");
        config.put("etalase.gateway.stall-timeout", "3S");
        config.put("quarkus.http.ssl.certificate.key-store-file", Certificate.store().toString());
        config.put("quarkus.http.ssl.certificate.key-store-password", Certificate.PASSWORD);
        config.put("quarkus.http.test-ssl-port", "0");
        return config;
    }

    /** Services of which each fails in its own way, so that no test opens the breaker of another. */
    private void faults(Map<String, String> config) {
        for (String name : List.of("gone", "half", "slow", "pair", "sick", "kept", "full")) {
            services.put(name, FakeService.start(vertx));
            config.put("etalase.gateway.services." + name + ".prefixes", "/v1/" + name);
            config.put("etalase.gateway.services." + name + ".url", services.get(name).url());
        }
        for (String name : List.of("pair", "sick")) {
            services.put(name + "-2", FakeService.start(vertx));
            config.remove("etalase.gateway.services." + name + ".url");
            config.put("etalase.gateway.services." + name + ".urls",
                    services.get(name).url() + "," + services.get(name + "-2").url());
        }
        config.put("etalase.gateway.services.slow.response-timeouts.\"/v1/slow\"", "300MS");
        config.put("etalase.gateway.services.kept.response-timeout", "20S");
        config.put("etalase.gateway.services.half.response-timeout", "20S");
        config.put("etalase.gateway.services.full.response-timeout", "40S");
        config.put("etalase.gateway.services.full.prefixes", "/v1/full,/v1/full-feed");
        config.put("etalase.gateway.services.full.held-open", "/v1/full-feed");
        config.put("etalase.gateway.deprecations.old.method", "GET");
        config.put("etalase.gateway.deprecations.old.path", "/v1/partners/{partner}");
        config.put("etalase.gateway.deprecations.old.since", "2026-01-01");
        config.put("etalase.gateway.deprecations.old.sunset", "2027-01-01");
        config.put("etalase.gateway.deprecations.old.link", "https://etalase.example/old");
        config.put("etalase.gateway.demo.secret", "shown");
        config.put("etalase.gateway.resilience.health.interval", "200MS");
        config.put("etalase.gateway.resilience.breaker.pause", "60S");
        config.put("etalase.gateway.rate-limits.tiers.partner.requests", "100000");
        config.put("etalase.gateway.cache.life-without-events", "500MS");
        config.put("etalase.gateway.cache.bootstrap-servers", startKafka());
        config.put("etalase.gateway.connections-per-service", "32");
        config.put("etalase.gateway.waiting-per-service", "8");
        config.put("etalase.gateway.held-open.per-client", "50");
        try {
            Path settings = Files.createTempFile("etalase-gateway", ".properties");
            settings.toFile().deleteOnExit();
            Files.writeString(settings, SETTINGS);
            config.put("etalase.gateway.settings-file", settings.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes these settings into the settings file, beside {@link #SETTINGS}; of two lines for a key the last counts. */
    static void set(String settings) throws IOException {
        Files.writeString(settingsFile(), SETTINGS + settings);
    }

    static Path settingsFile() {
        return ConfigProvider.getConfig().getValue("etalase.gateway.settings-file", Path.class);
    }

    static LocalKafka kafka() {
        return kafka;
    }

    /** With what it has kept, where it was. */
    static void restartKafka() {
        kafka = LocalKafka.start(kafkaFolder, kafkaPort);
    }

    private static String startKafka() {
        try {
            kafkaFolder = Files.createTempDirectory("etalase-gateway-kafka");
            kafkaPort = freePort();
            restartKafka();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                admin.createTopics(List.of(new NewTopic("kept.thing.events", 2, (short) 1))).all().get();
            }
            return kafka.bootstrapServers();
        } catch (IOException | InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        services.forEach((name, service) -> injector.injectIntoFields(service,
                field -> field.isAnnotationPresent(Service.class) && field.getAnnotation(Service.class).value().equals(name)));
    }

    @Override
    public void stop() {
        services.values().forEach(FakeService::close);
        kafka.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private int notHttp() {
        return vertx.createNetServer(new NetServerOptions().setHost("127.0.0.1").setPort(0))
                .connectHandler(socket -> socket.handler(request -> socket.write("this is not http\r\n\r\n")))
                .listen().toCompletionStage().toCompletableFuture().join().actualPort();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
