package id.etalase.gateway.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.logging.Logger;

import id.etalase.gateway.config.GatewayConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;

/**
 * Reads the settings file again whenever it changes; at the start it is one of the {@link SettingsSource sources}. A file that
 * cannot be used is logged with all its mistakes and changes nothing, and so are settings that it cannot change now.
 */
@Singleton
class SettingsFile {

    private static final Logger LOG = Logger.getLogger(SettingsFile.class);

    /** Looking is cheap, and it works on every file system, also for the links by which Kubernetes swaps a mounted file. */
    private static final long LOOK_MILLIS = 500;

    /** What is asked for with every request, or told to those who keep something made of it. */
    private static final Pattern TAKES_EFFECT = Pattern
            .compile("etalase\\.gateway\\.(services\\..+|limits\\..+|deprecations\\..+"
                    + "|rate-limits\\.(enabled|tiers\\..+)|resilience\\..+|response-timeout|stall-timeout|retry-after"
                    + "|held-open\\.per-client|cache\\.(life|life-without-events)|demo\\..+)");

    private final Vertx vertx;
    private final Settings settings;
    private final Optional<Path> file;
    private byte[] seen = {};
    private Map<String, String> said = Map.of();
    private long timer = -1;

    SettingsFile(Vertx vertx, Settings settings, GatewayConfig config) {
        this.vertx = vertx;
        this.settings = settings;
        this.file = config.gateway().settingsFile();
    }

    void start(@Observes StartupEvent event) throws IOException {
        if (file.isPresent()) {
            seen = Files.readAllBytes(file.get());
            said = SettingsSource.of(file.get()).getProperties();
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
                use(path);
            }
        } catch (IOException unreadable) {
            LOG.debugf("Settings file %s cannot be read now: %s", path, unreadable.getMessage());
        } catch (RuntimeException unusable) {
            LOG.errorf("The settings file %s cannot be used, so the settings stay as they were: %s", path,
                    unusable.getMessage());
        }
    }

    private void use(Path path) throws IOException {
        if (seen.length == 0) {
            // An editor, or a full disk, may have emptied it before writing it anew.
            throw new IllegalStateException("it is empty");
        }
        ConfigSource latest = SettingsSource.of(path);
        SmallRyeConfig config = with(latest);
        settings.replace(config.getConfigMapping(GatewayConfig.class));
        SortedSet<String> changed = changed(latest.getProperties());
        said = latest.getProperties();
        LOG.infof("New settings are in force: %s", path);
        changed.stream().filter(key -> !TAKES_EFFECT.matcher(key).matches())
                .forEach(key -> LOG.warnf("%s in %s holds from the next start on", key, path));
        changed.stream().filter(said::containsKey)
                .filter(key -> !Objects.equals(config.getConfigValue(key).getConfigSourceName(), latest.getName()))
                .forEach(key -> LOG.warnf("%s in %s changes nothing: what %s says of it wins", key, path,
                        config.getConfigValue(key).getConfigSourceName()));
    }

    private SortedSet<String> changed(Map<String, String> now) {
        SortedSet<String> keys = new TreeSet<>(now.keySet());
        keys.addAll(said.keySet());
        keys.removeIf(key -> Objects.equals(now.get(key), said.get(key)));
        return keys;
    }

    private static SmallRyeConfig with(ConfigSource latest) {
        SmallRyeConfig running = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().addDiscoveredConverters().addDefaultInterceptors()
                .withProfiles(running.getProfiles())
                .withMapping(GatewayConfig.class)
                .withSources(latest);
        running.getConfigSources().forEach(source -> {
            if (!source.getName().equals(latest.getName())) {
                builder.withSources(source);
            }
        });
        return builder.build();
    }
}
