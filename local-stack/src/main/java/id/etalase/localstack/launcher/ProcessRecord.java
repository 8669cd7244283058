package id.etalase.localstack.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The file in which a child process writes its own number before it becomes what it shall be, so that no kill of the
 * launcher comes too early for it. The number alone proves nothing, as the system uses numbers again: a process is the
 * recorded one only if it started before the record was written.
 */
record ProcessRecord(Path file) {

    /** How exactly the systems tell when a process started. */
    private static final Duration ACCURACY = Duration.ofSeconds(1);

    static ProcessRecord of(Folders folders, String part) {
        return new ProcessRecord(folders.run().resolve(part + ".pid"));
    }

    /** The process that wrote the record, while it lives. */
    Optional<ProcessHandle> process() {
        try {
            return processNumbered(Long.parseLong(Files.readString(file).trim()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The process of that number, if it lives and is not younger than the file. */
    Optional<ProcessHandle> processNumbered(long pid) {
        try {
            Instant written = Files.getLastModifiedTime(file).toInstant();
            return ProcessHandle.of(pid).filter(Processes::isRunning).filter(process -> startedBy(process, written));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean startedBy(ProcessHandle process, Instant instant) {
        return process.info().startInstant().map(start -> !start.isAfter(instant.plus(ACCURACY))).orElse(false);
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Harmless: what it names is dead, and a later process of that number started after it.
        }
    }
}
