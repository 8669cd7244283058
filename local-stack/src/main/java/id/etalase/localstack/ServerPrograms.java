package id.etalase.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where PostgreSQL is unpacked to: once per account and for all data folders and tests, in the account's own cache,
 * because unpacking takes seconds. It is not the folder for temporary files, where others could put programs of theirs.
 */
final class ServerPrograms {

    private ServerPrograms() {
    }

    static Path folder(Path instead) {
        return folder(System.getenv("XDG_CACHE_HOME"), instead);
    }

    /**
     * @param chosenCache what the account says is its cache; null when it says nothing
     * @param instead used when the account has no home that it can write to
     */
    static Path folder(String chosenCache, Path instead) {
        Path cache = chosenCache == null || chosenCache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(chosenCache);
        // A system account often has no home, or one that does not exist; Java calls the first "?".
        if (!cache.isAbsolute()) {
            return instead;
        }
        Path folder = cache.resolve("etalase").resolve("postgres");
        try {
            Files.createDirectories(folder);
            return Files.isWritable(folder) ? folder : instead;
        } catch (IOException e) {
            return instead;
        }
    }
}
