package id.etalase.gateway.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;

/** Makes the settings file a source of the configuration like any other, so that all it says holds from the start on. */
public final class SettingsSource implements ConfigSourceFactory {

    private static final String FILE = "etalase.gateway.settings-file";

    /** Above what came with the build (250), below the environment (300). */
    private static final int ORDINAL = 280;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        String file = context.getValue(FILE).getValue();
        if (file == null || file.isBlank()) {
            return List.of();
        }
        try {
            return List.of(of(Path.of(file)));
        } catch (IOException unreadable) {
            throw new ConfigurationException(FILE + ": '" + file + "' cannot be read", unreadable);
        }
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }

    /** What the file says now. */
    static ConfigSource of(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(file + " is not there, or not for this process");
        }
        return new PropertiesConfigSource(file.toUri().toURL(), ORDINAL);
    }
}
