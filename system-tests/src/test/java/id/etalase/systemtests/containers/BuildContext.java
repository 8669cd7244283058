package id.etalase.systemtests.containers;

import java.util.List;
import java.util.regex.Pattern;

/** What {@code .dockerignore} lets into the image build: the last pattern that fits a path, or a folder above it, decides. */
final class BuildContext {

    private record Rule(boolean keep, Pattern pattern) {
    }

    private final List<Rule> rules;

    BuildContext(String dockerignore) {
        rules = dockerignore.lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> new Rule(line.startsWith("!"), pattern(line.replaceFirst("^!", "")))).toList();
    }

    boolean holds(String path) {
        boolean held = true;
        for (Rule rule : rules) {
            if (rule.pattern().matcher(path).matches()) {
                held = rule.keep();
            }
        }
        return held;
    }

    /** As a regular expression for the path and all below it. */
    private static Pattern pattern(String glob) {
        String expression = glob.replace(".", "\\.").replace("**/", "<any>").replace("*", "[^/]*").replace("<any>", "(?:.*/)?");
        return Pattern.compile(expression + "(?:/.*)?");
    }
}
