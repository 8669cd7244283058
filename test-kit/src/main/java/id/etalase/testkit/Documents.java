package id.etalase.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the Markdown documents of a repository as a careful newcomer would, and complains of what they name and the
 * repository does not have: types and their members, packages, configuration keys and paths in backticks; links and
 * their headings; and commands of the README that nothing tries.
 */
public final class Documents {

    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern TYPE = Pattern.compile("@?([A-Z][A-Za-z0-9]*)((?:\\.[A-Za-z]\\w*)*)(?:\\([^)]*\\))?");
    private static final Pattern PACKAGE = Pattern.compile("id\\.etalase(?:\\.[a-z][a-z0-9]*)+(?:\\.\\*)?");
    private static final Pattern EVENT_TYPE = Pattern.compile("id\\.etalase\\.[a-z-]+\\.([a-z-]+\\.[a-z-]+\\.v\\d+)");
    private static final Pattern KEY = Pattern.compile("etalase(?:\\.[a-z0-9<>-]+)+");
    private static final Pattern PATH = Pattern.compile("[\\w.@<>*…-]+(?:/[\\w.@<>*…-]+)*/?");
    private static final Pattern FILE = Pattern
            .compile(".*\\w\\.(?:java|md|ya?ml|json|properties|sql|csv|xml|sh|txt|html|mmd)");
    /** Names of HTTP header fields that look like types. */
    private static final Set<String> HEADERS = Set.of("Accept", "Allow", "Authorization", "ETag", "Link", "Location",
            "Origin", "Vary");

    private final RepositoryFiles files;
    private final SourceNames names;
    private final ConfigurationKeys keys;
    private final Commands commands;
    private final List<String> complaints = new ArrayList<>();

    private Documents(Path repository) {
        this.files = new RepositoryFiles(repository);
        this.names = new SourceNames(files);
        this.keys = new ConfigurationKeys(files);
        this.commands = new Commands(files);
    }

    /** What is wrong in the documents of the repository, one line each with its place; empty is good. */
    public static List<String> complaintsAbout(Path repository) {
        Documents documents = new Documents(repository);
        documents.files.endingIn(".md").forEach(documents::read);
        return List.copyOf(documents.complaints);
    }

    /** The folder of the whole project, seen from the folder of any of its modules. */
    public static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null && Files.exists(folder.getParent().resolve("pom.xml"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private void read(String document) {
        List<String> lines = files.text(document).lines().toList();
        String fence = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String place = document + ":" + (i + 1) + ": ";
            if (line.strip().startsWith("```")) {
                fence = fence == null ? line.strip().substring(3) : null;
            } else if (fence == null) {
                checkSpans(document, line, place);
                checkLinks(document, line, place);
            } else if (document.equals("README.md") && Set.of("", "sh", "bash", "console").contains(fence)) {
                complainOfUntried(line.strip().replaceFirst("^\\$ ", ""), place);
            }
        }
    }

    private void checkSpans(String document, String line, String place) {
        Matcher spans = SPAN.matcher(line);
        while (spans.find()) {
            String span = spans.group(1);
            if (document.equals("README.md")) {
                complainOfUntried(span, place);
            }
            String wrong = problemOf(span);
            if (wrong != null) {
                complaints.add(place + "`" + span + "` " + wrong);
            }
        }
    }

    /** What is wrong with the text between two backticks, or null. */
    private String problemOf(String span) {
        Matcher type = TYPE.matcher(span);
        Matcher event = EVENT_TYPE.matcher(span);
        if (FILE.matcher(span).matches() && !PACKAGE.matcher(span).matches() && PATH.matcher(span).matches()) {
            return problemOfPath(span);
        } else if (type.matches() && !span.equals(span.toUpperCase(java.util.Locale.ROOT))) {
            return problemOfType(type.group(1), type.group(2));
        } else if (event.matches()) {
            return files.has(event.group(1) + ".json") ? null : "has no schema or golden message";
        } else if (PACKAGE.matcher(span).matches()) {
            return files.has(span.replace(".*", "").replace('.', '/')) ? null : "is no package of this repository";
        } else if (KEY.matcher(span).matches()) {
            return keys.knows(span) ? null : "is no configuration key or metric of this repository";
        } else if (looksLikePath(span)) {
            return problemOfPath(span);
        }
        return null;
    }

    private String problemOfPath(String span) {
        return files.ignores(span) || files.has(span) ? null : "is no path of this repository";
    }

    private String problemOfType(String type, String members) {
        if (HEADERS.contains(type)) {
            return null;
        }
        if (!names.knowsType(type)) {
            return "is no type of this repository";
        }
        for (String member : members.split("\\.")) {
            if (!member.isEmpty() && !names.knowsMember(type, member)) {
                return "names `" + member + "`, which " + type + " does not have";
            }
        }
        return null;
    }

    private boolean looksLikePath(String span) {
        if (!PATH.matcher(span).matches() || span.matches("[\\d.]+")) {
            return false;
        }
        return span.endsWith("/") || span.contains("/") && !span.startsWith("<") && files.has(span.split("/")[0]);
    }

    private void checkLinks(String document, String line, String place) {
        Matcher links = LINK.matcher(SPAN.matcher(line).replaceAll(""));
        while (links.find()) {
            String target = links.group(1);
            if (target.matches("[a-z]+:.*")) {
                continue;
            }
            String path = target.replaceFirst("#.*", "");
            Path folder = files.root().resolve(document).getParent();
            Path file = path.isEmpty() ? files.root().resolve(document) : folder.resolve(path).normalize();
            if (!Files.exists(file)) {
                complaints.add(place + "the link " + target + " leads nowhere");
            } else if (target.contains("#") && Files.isRegularFile(file)
                    && !headings(file).contains(target.replaceFirst(".*#", ""))) {
                complaints.add(place + "the link " + target + " names no heading of that document");
            }
        }
    }

    private List<String> headings(Path document) {
        return files.text(files.root().relativize(document).toString()).lines().filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^\\p{Alnum} _-]", "").replace(' ', '-'))
                .toList();
    }

    private void complainOfUntried(String command, String place) {
        if (!commands.isTried(command)) {
            complaints.add(place + "`" + command + "` is tried by neither CI nor a test");
        }
    }
}
