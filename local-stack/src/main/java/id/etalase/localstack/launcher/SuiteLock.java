package id.etalase.localstack.launcher;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One launcher per data folder. The operating system gives the lock back when the launcher ends in whatever way, so
 * that one killed with {@code kill -9} leaves none behind.
 */
final class SuiteLock implements AutoCloseable {

    private final FileChannel channel;

    private SuiteLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws RunFailure when a launcher runs on these data */
    static SuiteLock acquire(Folders folders) {
        return tryAcquire(folders).orElseThrow(() -> {
            OptionalLong holder = holder(folders);
            return new RunFailure("The suite already runs" + (holder.isPresent() ? " (process " + holder.getAsLong() + ")" : "")
                    + ". See ./run status; stop it with ./run stop, or start another with --data and --port.");
        });
    }

    static Optional<SuiteLock> tryAcquire(Folders folders) {
        try {
            FileChannel channel = FileChannel.open(file(folders), CREATE, READ, WRITE);
            if (!locks(channel)) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return Optional.of(new SuiteLock(channel));
        } catch (IOException e) {
            throw new RunFailure("Cannot lock " + Folders.shown(file(folders)) + ": " + e.getMessage(), e);
        }
    }

    /** The process that holds the lock now; empty when nobody does. */
    static OptionalLong holder(Folders folders) {
        if (!Files.exists(file(folders))) {
            return OptionalLong.empty();
        }
        try (FileChannel channel = FileChannel.open(file(folders), READ, WRITE)) {
            if (locks(channel)) {
                return OptionalLong.empty();
            }
            return OptionalLong.of(Long.parseLong(Files.readString(file(folders)).trim()));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Held by this very process.
            return false;
        }
    }

    private static Path file(Folders folders) {
        return folders.run().resolve("launcher.lock");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock goes with the process, which is about to end.
        }
    }
}
