package id.etalase.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/**
 * What a module last promised to its clients and subscribers, in its folder {@code released}: {@code openapi.yaml} and the
 * schemas of its events. A build that breaks a promise fails and says which. A schema is a promise from the day on which it is
 * served: messages that name it are stored. So each has its copy in {@code released} from the beginning.
 *
 * <p>
 * {@code -Dcontract.add} takes over the schemas that are new, and nothing else. {@code -Dcontract.release} takes the present
 * contract as the released one: part of making a release.
 */
public final class ReleasedContract {

    private static final String ADVICE = """
            The contract that is released (folder 'released') promises more than this build keeps:
              %s
            Clients and subscribers that count on it would break on the day of the rollout. So put it back, and add the new
            beside it: a new optional member, a new operation, or for an event a new type that ends in the next v<n>. Only
            where the break is announced and meant, release it: run this test with -Dcontract.release and commit 'released'.""";
    private static final String NEW = """
            Event schemas are served but not in 'released', so nothing would keep a later build from breaking them:
              %s
            Messages that name a schema are stored by others from its first day on. When it is as it should be, run this test with
            -Dcontract.add, which takes over what is new, and commit 'released'.""";

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
            copy(openApi(), module.resolve("released/openapi.yaml"));
            files(schemas).forEach(schema -> copy(schema, released(schema)));
        } else if (System.getProperty("contract.add") != null) {
            add();
        }
        check();
    }

    /** Takes over the schemas that are new. */
    void add() {
        unreleased().forEach(schema -> copy(schema, released(schema)));
    }

    /** As {@link #assertKept}, whatever the properties of this run say. */
    void check() {
        List<String> breaks = new ArrayList<>();
        Path document = module.resolve("released/openapi.yaml");
        if (Files.exists(document)) {
            OpenApiChanges.between(yaml(document), yaml(openApi())).forEach(breaks::add);
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
        List<Path> unreleased = unreleased();
        if (!unreleased.isEmpty()) {
            throw new AssertionError(NEW.formatted(unreleased.stream().map(schema -> schema.getFileName().toString())
                    .collect(Collectors.joining("\n  "))));
        }
    }

    private List<Path> unreleased() {
        return files(schemas).stream().filter(schema -> Files.notExists(released(schema))).toList();
    }

    private Path released(Path schema) {
        return module.resolve("released/schemas").resolve(schema.getFileName());
    }

    private Path openApi() {
        return module.resolve("openapi.yaml");
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
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
