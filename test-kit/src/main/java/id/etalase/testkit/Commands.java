package id.etalase.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The commands that CI or a test runs. A Maven command is tried when CI has one with the same words. A command of the
 * launcher {@code ./run} is tried when a test that starts the launcher has each of its options and words as a literal.
 */
final class Commands {

    private final List<Set<String>> mavenInCi;
    private final List<String> launcherTests;

    Commands(RepositoryFiles files) {
        mavenInCi = Stream.concat(files.endingIn(".ci/run").stream(), files.endingIn(".yml").stream())
                .filter(file -> file.startsWith(".ci/") || file.startsWith(".github/"))
                .flatMap(file -> files.text(file).lines()).filter(line -> line.contains("mvn ") && !line.contains("echo"))
                .map(line -> words(line.substring(line.indexOf("mvn ")))).toList();
        launcherTests = files.endingIn(".java").stream().filter(file -> file.contains("src/test/")).map(files::text)
                .filter(text -> text.contains("\"run\"") || text.contains("\"./run\"")).toList();
    }

    boolean isTried(String command) {
        if (command.startsWith("mvn ")) {
            return mavenInCi.contains(words(command));
        }
        if (command.equals("./run") || command.startsWith("./run ")) {
            return launcherTests.stream().anyMatch(test -> literals(command).allMatch(test::contains));
        }
        return true;
    }

    /** The words that matter: neither what only quietens Maven, nor what the shell does around it, nor a comment. */
    private static Set<String> words(String command) {
        return Arrays.stream(command.replaceFirst("\\s#.*", "").strip().split("\\s+"))
                .filter(word -> !word.equals("-B") && !word.startsWith("<") && !word.startsWith("|"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Options and words of the launcher; the value after an option and what stands in angle brackets are examples. */
    private static Stream<String> literals(String command) {
        List<String> words = Arrays.stream(command.replaceFirst("\\s#.*", "").strip().split("\\s+")).skip(1).toList();
        return Stream.concat(words.stream().filter(word -> word.startsWith("--")),
                words.stream().limit(1).filter(word -> !word.startsWith("-"))).map(word -> "\"" + word + "\"");
    }
}
