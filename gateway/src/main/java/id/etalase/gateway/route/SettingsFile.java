package id.etalase.gateway.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

import id.etalase.gateway.config.GatewayConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;

/**
 * Reads the settings file at the start and again whenever it changes. A file that cannot be used is logged with all its
 * mistakes and changes nothing; at the start it stops the gateway.
 */
@Singleton
class SettingsFile {

    private static final Logger LOG = Logger.getLogger(SettingsFile.class);

    /** Looking is cheap, and it works on every file system, also for the links by which Kubernetes swaps a mounted file. */
    private static final long LOOK_MILLIS = 500;

    /** Above what came with the build (250), below the environment (300). */
    private static final int ORDINAL = 280;

    private final Vertx vertx;
    private final Settings settings;
    private final Optional<Path> file;
    private byte[] seen = {};
    private long timer = -1;

    SettingsFile(Vertx vertx, Settings settings, GatewayConfig config) {
        this.vertx = vertx;
        this.settings = settings;
        this.file = config.gateway().settingsFile();
    }

    void start(@Observes StartupEvent event) throws IOException {
        if (file.isPresent()) {
            seen = Files.readAllBytes(file.get());
            settings.replace(with(file.get()));
            timer = vertx.setPeriodic(LOOK_MILLIS, due -> vertx.executeBlocking(() -> {
                look(file.get());
                return null;
            }));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (timer >= 0) {
            vertx.cancelTimer(timer);
        }
    }

    private synchronized void look(Path path) {
        try {
            byte[] latest = Files.readAllBytes(path);
            if (!Arrays.equals(latest, seen)) {
                seen = latest;
                settings.replace(with(path));
                LOG.infof("New settings are in force: %s", path);
            }
        } catch (IOException unreadable) {
            LOG.debugf("Settings file %s cannot be read now: %s", path, unreadable.getMessage());
        } catch (RuntimeException unusable) {
            LOG.errorf("The settings file %s cannot be used, so the settings stay as they were: %s", path,
                    unusable.getMessage());
        }
    }

    private static GatewayConfig with(Path path) throws IOException {
        SmallRyeConfig running = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().addDiscoveredConverters().addDefaultInterceptors()
                .withProfiles(running.getProfiles())
                .withMapping(GatewayConfig.class)
                .withSources(new PropertiesConfigSource(path.toUri().toURL(), ORDINAL));
        running.getConfigSources().forEach(builder::withSources);
        return builder.build().getConfigMapping(GatewayConfig.class);
    }
}
