package id.etalase.localstack.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The note that a launcher leaves for {@code ./run token} and {@code ./run status}: who listens where. */
final class RunningSuite {

    private final Path file;

    RunningSuite(Folders folders) {
        this.file = folders.run().resolve("ports.properties");
    }

    void remember(Ports ports) {
        Properties properties = new Properties();
        Ports.usual().keySet().forEach(name -> properties.setProperty(name, Integer.toString(ports.of(name))));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "The ports of the suite that runs, or ran last");
        } catch (IOException e) {
            throw new RunFailure("Cannot write " + Folders.shown(file) + ": " + e.getMessage(), e);
        }
    }

    /** @throws RunFailure when no suite ever ran on these data */
    Ports ports() {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new RunFailure("The suite does not run. Start it with ./run", e);
        }
        Map<String, Integer> ports = new HashMap<>();
        Ports.usual().keySet().stream().filter(properties::containsKey)
                .forEach(name -> ports.put(name, Integer.valueOf(properties.getProperty(name))));
        return Ports.of(ports);
    }
}
