package id.etalase.partnerships.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Keeps files in a directory; with several replicas it must be one that they share. */
final class FileStore implements DocumentStore {

    private final Path directory;

    FileStore(Path directory) {
        this.directory = directory;
    }

    @Override
    public void put(String key, Path file, String sha256, String mediaType) throws IOException {
        Path target = directory.resolve(key);
        Files.createDirectories(target.getParent());
        Path part = Files.createTempFile(target.getParent(), "part-", null);
        try {
            Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            // At once: nobody reads half a file, whenever the machine stops.
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public InputStream read(String key, long from, long to) throws IOException {
        FileChannel channel = FileChannel.open(directory.resolve(key), StandardOpenOption.READ);
        channel.position(from);
        return new LimitedStream(Channels.newInputStream(channel), to - from + 1);
    }
}
