package id.etalase.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/**
 * What a module last promised to its clients and subscribers, in its folder {@code released}: {@code openapi.yaml} and the
 * schemas of its events. A build that breaks a promise fails and says which.
 *
 * <p>
 * {@code -Dcontract.release} takes the present contract as the released one: part of making a release.
 */
public final class ReleasedContract {

    private static final String ADVICE = """
            The contract that is released (folder 'released') promises more than this build keeps:
              %s
            Clients and subscribers that count on it would break on the day of the rollout. So put it back, and add the new
            beside it: a new optional member, a new operation, or for an event a new type that ends in the next v<n>. Only
            where the break is announced and meant, release it: run this test with -Dcontract.release and commit 'released'.""";

    private final Path module;
    private final Path schemas;

    private ReleasedContract(Path module, Path schemas) {
        this.module = module;
        this.schemas = schemas;
    }

    /** Of the service in the working directory, whose schemas are served under that name. */
    public static ReleasedContract of(String context) {
        return new ReleasedContract(Path.of(""), Path.of("src/main/resources/META-INF/resources/v1/schemas", context));
    }

    static ReleasedContract in(Path module, String context) {
        return new ReleasedContract(module,
                module.resolve("src/main/resources/META-INF/resources/v1/schemas").resolve(context));
    }

    /** @throws AssertionError with every promise that is broken, why that matters and what to do */
    public void assertKept() {
        if (System.getProperty("contract.release") != null) {
            release();
        }
        List<String> breaks = new ArrayList<>();
        Path document = module.resolve("released/openapi.yaml");
        if (Files.exists(document)) {
            OpenApiChanges.between(yaml(document), yaml(module.resolve("openapi.yaml"))).forEach(breaks::add);
        }
        for (Path released : files(module.resolve("released/schemas"))) {
            Path current = schemas.resolve(released.getFileName());
            String name = "event schema " + released.getFileName();
            if (Files.exists(current)) {
                SchemaChanges.between(json(released), json(current)).forEach(each -> breaks.add(name + " " + each));
            } else {
                breaks.add(name + " is gone");
            }
        }
        if (!breaks.isEmpty()) {
            throw new AssertionError(ADVICE.formatted(String.join("\n  ", breaks)));
        }
    }

    private void release() {
        try {
            Path target = Files.createDirectories(module.resolve("released/schemas"));
            Files.copy(module.resolve("openapi.yaml"), module.resolve("released/openapi.yaml"),
                    StandardCopyOption.REPLACE_EXISTING);
            for (Path schema : files(schemas)) {
                Files.copy(schema, target.resolve(schema.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(Path file) {
        return read(new ObjectMapper(), file);
    }

    private static JsonNode yaml(Path file) {
        return read(new YAMLMapper(), file);
    }

    private static JsonNode read(ObjectMapper mapper, Path file) {
        try {
            return mapper.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
