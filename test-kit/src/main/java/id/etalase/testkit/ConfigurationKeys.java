package id.etalase.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The configuration keys that the code of a repository knows: those that stand in a properties file or in the sources,
 * and those of a {@code @ConfigMapping} interface, which begin and end with the name of one of its methods. Names that the
 * code puts together from a prefix and a word of the same file, as metrics are, count too.
 */
public final class ConfigurationKeys {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*(?:\\.(?:\"[^\"]*\"|[a-zA-Z0-9*-]+))+");
    private static final Pattern PREFIX = Pattern.compile("\"((?:[a-z][a-z0-9-]*\\.)+)\"");
    private static final Pattern WORD = Pattern.compile("\"([a-z][a-z0-9.-]*)\"");
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"");
    private static final Pattern METHOD = Pattern.compile("\\b([a-z][A-Za-z0-9]*)\\(\\)");

    private final Set<String> keys = new HashSet<>();
    private final Set<String> variables = new HashSet<>();
    private final List<Pattern> mappings = new ArrayList<>();

    ConfigurationKeys(RepositoryFiles files) {
        for (String file : files.endingIn(".java")) {
            read(files.text(file));
        }
        for (String file : files.endingIn(".properties")) {
            KEY.matcher(files.text(file)).results().forEach(key -> keys.add(key.group()));
        }
        keys.forEach(key -> variables.add(asVariable(key)));
    }

    public static ConfigurationKeys of(Path repository) {
        return new ConfigurationKeys(new RepositoryFiles(repository));
    }

    /** @param key with dots; what stands in angle brackets is a place for any name */
    public boolean knows(String key) {
        Pattern wanted = Pattern.compile(key.replace(".", "\\.").replaceAll("<[^>]*>", "[^.]+"));
        return keys.stream().anyMatch(known -> wanted.matcher(known).matches()) || knowsVariable(asVariable(key));
    }

    /** @param name of an environment variable, as MicroProfile Config derives it from a key */
    public boolean knowsVariable(String name) {
        return variables.contains(name) || mappings.stream().anyMatch(mapping -> mapping.matcher(name).matches());
    }

    private void read(String source) {
        KEY.matcher(source).results().forEach(key -> keys.add(key.group()));
        PREFIX.matcher(source).results().forEach(prefix -> WORD.matcher(source).results()
                .forEach(word -> keys.add(prefix.group(1) + word.group(1))));
        MAPPING.matcher(source).results().forEach(mapping -> mappings.add(variables(mapping.group(1),
                METHOD.matcher(source).results().map(method -> method.group(1)).distinct().toList())));
    }

    private static String asVariable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static Pattern variables(String prefix, List<String> methods) {
        String names = String.join("|", methods.stream().map(name -> asVariable(name.replaceAll("([A-Z])", "-$1")))
                .toList());
        return Pattern.compile(asVariable(prefix) + "_(?:" + names + ")(?:(?:_\\w+)??_(?:" + names + "))?");
    }
}
