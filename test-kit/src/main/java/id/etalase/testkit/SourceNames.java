package id.etalase.testkit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The types that the sources of a repository declare and use. */
final class SourceNames {

    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|interface|record|enum)\\s+([A-Z]\\w*)");
    private static final Pattern TEXT_AND_COMMENTS = Pattern
            .compile("(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*+\"|//[^\n]*|/\\*.*?\\*/");
    private static final Pattern IMPORTED = Pattern
            .compile("(?m)^import\\s+(?:static\\s+)?[\\w.]*?([A-Z]\\w*)[\\w.*]*;");
    /** Type to the text of every file that declares one of that name. */
    private final Map<String, StringBuilder> declared = new HashMap<>();
    private final Set<String> imported = new HashSet<>();

    SourceNames(RepositoryFiles files) {
        for (String file : files.endingIn(".java")) {
            String text = files.text(file);
            all(DECLARED, TEXT_AND_COMMENTS.matcher(text).replaceAll("")).forEach(
                    type -> declared.computeIfAbsent(type, any -> new StringBuilder()).append(text));
            imported.addAll(all(IMPORTED, text));
        }
    }

    /** A type declared here, imported somewhere here, or of {@code java.lang}. */
    boolean knowsType(String simpleName) {
        return declared.containsKey(simpleName) || imported.contains(simpleName) || isOfJavaLang(simpleName);
    }

    /** Whether a file that declares the type has the word; true for types that are not declared here. */
    boolean knowsMember(String type, String member) {
        return !declared.containsKey(type)
                || Pattern.compile("\\b" + Pattern.quote(member) + "\\b").matcher(declared.get(type)).find();
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static boolean isOfJavaLang(String simpleName) {
        try {
            Class.forName("java.lang." + simpleName);
            return true;
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            return false;
        }
    }
}
