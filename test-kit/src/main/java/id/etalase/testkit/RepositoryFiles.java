package id.etalase.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files and folders of a repository, without what its {@code .gitignore} leaves out. */
final class RepositoryFiles {

    private static final Pattern PLACEHOLDER = Pattern.compile("<[^>]*>|…|\\.\\.\\.|\\*+");

    private final Path root;
    private final Set<String> ignored = new HashSet<>(Set.of(".git"));
    private final List<String> files = new ArrayList<>();
    /** Files and folders, each with a slash in front. */
    private final List<String> everything = new ArrayList<>();

    RepositoryFiles(Path root) {
        this.root = root.toAbsolutePath().normalize();
        Path gitignore = this.root.resolve(".gitignore");
        if (Files.isRegularFile(gitignore)) {
            text(".gitignore").lines().filter(line -> line.endsWith("/")).map(line -> line.replace("/", ""))
                    .forEach(ignored::add);
        }
        try {
            Files.walkFileTree(this.root, new Collector());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Paths from the root, of all files whose path ends so. */
    List<String> endingIn(String suffix) {
        return files.stream().filter(file -> file.endsWith(suffix)).sorted().toList();
    }

    String text(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path root() {
        return root;
    }

    /** Whether the first folder of the path is one that only appears when something runs. */
    boolean ignores(String path) {
        return ignored.contains(path.split("/")[0]);
    }

    /**
     * Whether some file or folder has this path, seen from the root, a module or any folder in it. What stands in
     * angle brackets, a star and an ellipsis are places for any text.
     */
    boolean has(String path) {
        String ending = Pattern.compile("/").splitAsStream(path).filter(part -> !part.isEmpty() && !part.equals("."))
                .map(RepositoryFiles::anyText).collect(Collectors.joining("/"));
        Pattern wanted = Pattern.compile(".*/" + ending);
        return everything.stream().anyMatch(name -> wanted.matcher(name).matches());
    }

    private static String anyText(String part) {
        StringBuilder pattern = new StringBuilder();
        int from = 0;
        for (var places = PLACEHOLDER.matcher(part); places.find(); from = places.end()) {
            pattern.append(Pattern.quote(part.substring(from, places.start()))).append("[^/]*");
        }
        return pattern.append(Pattern.quote(part.substring(from))).toString();
    }

    private final class Collector extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (!folder.equals(root) && ignored.contains(folder.getFileName().toString())) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            everything.add("/" + root.relativize(folder));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = root.relativize(file).toString();
            files.add(path);
            everything.add("/" + path);
            return FileVisitResult.CONTINUE;
        }
    }
}
