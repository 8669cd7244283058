package id.etalase.localstack.launcher;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;

import org.apache.commons.io.FileUtils;

/**
 * Where things are.
 *
 * @param home the folder of the script {@code run}
 * @param data holds data, logs and the records of running processes; {@code .local} under home unless chosen
 */
record Folders(Path home, Path data) {

    private static final String MARKER = "etalase-data";
    private static final long LEAST_SPACE_IN_MIB = 300;

    Folders {
        home = home.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
    }

    Path postgres() {
        return data.resolve("postgres");
    }

    Path kafka() {
        return data.resolve("kafka");
    }

    /** The files of uploaded documents. */
    Path documents() {
        return data.resolve("documents");
    }

    Path logs() {
        return data.resolve("logs");
    }

    Path log(String part) {
        return logs().resolve(part + ".log");
    }

    Path run() {
        return data.resolve("run");
    }

    /** The started form of a Quarkus module. */
    Path application(String module) {
        return home.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** The path as a person in the given folder would write it. */
    static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) && !path.equals(here) ? here.relativize(path).toString() : path.toString();
    }

    /** @throws RunFailure when the data folder cannot be written, is full, or belongs to something else */
    void prepare() {
        try {
            Files.createDirectories(data);
            requireOurs();
            for (Path folder : List.of(logs(), run())) {
                Files.createDirectories(folder);
            }
            requireSameAccount();
            Files.writeString(data.resolve(MARKER), "Data of a local Etalase suite; ./run --fresh empties it.\n");
        } catch (IOException e) {
            throw new RunFailure("Cannot write to " + shown(data) + " (" + reason(e)
                    + "). Make it writable, or choose another folder: ./run --data FOLDER", e);
        }
        long free = data.toFile().getUsableSpace() / (1024 * 1024);
        if (free < LEAST_SPACE_IN_MIB) {
            throw new RunFailure("Only " + free + " MiB are free in " + shown(data) + ", and the suite needs "
                    + LEAST_SPACE_IN_MIB + ". Free some, or choose another folder: ./run --data FOLDER");
        }
    }

    private void requireOurs() throws IOException {
        if (Files.exists(data.resolve(MARKER))) {
            return;
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(data)) {
            if (children.iterator().hasNext()) {
                throw new RunFailure(shown(data) + " holds other files. Choose an empty folder: ./run --data FOLDER");
            }
        }
    }

    /** PostgreSQL serves only the account that owns its files; better said here than in its log. */
    private void requireSameAccount() throws IOException {
        Path probe = Files.createTempFile(data, "probe", null);
        UserPrincipal account = Files.getOwner(probe);
        Files.delete(probe);
        Path marker = data.resolve(MARKER);
        if (Files.exists(marker) && !Files.getOwner(marker).equals(account)) {
            throw new RunFailure("The data in " + shown(data) + " belong to " + Files.getOwner(marker).getName()
                    + ". Run as that account, or choose another folder: ./run --data FOLDER");
        }
    }

    /** Deletes what earlier runs stored. */
    void clear() {
        try {
            FileUtils.deleteDirectory(postgres().toFile());
            FileUtils.deleteDirectory(kafka().toFile());
            FileUtils.deleteDirectory(documents().toFile());
            FileUtils.cleanDirectory(logs().toFile());
        } catch (IOException e) {
            throw new RunFailure("Cannot delete the old data in " + shown(data) + " (" + reason(e) + ").", e);
        }
    }

    /** The words of the file system, which Java often leaves out of the message. */
    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "a file of that name is in the way";
        }
        if (failure instanceof FileSystemException known && known.getReason() != null) {
            return known.getReason();
        }
        return String.valueOf(failure.getMessage());
    }
}
