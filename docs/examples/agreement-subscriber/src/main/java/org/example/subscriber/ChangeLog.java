package org.example.subscriber;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * The changes that were dealt with, one line each, in a file that survives a crash: the id of the event and what it said.
 * The id and the effect are one write, so there is never the one without the other. In a real system this is a table with
 * the id as its key, in the database and the transaction of the effect.
 */
final class ChangeLog implements AutoCloseable {

    private final FileChannel file;
    private final Set<String> ids;

    private ChangeLog(FileChannel file, Set<String> ids) {
        this.file = file;
        this.ids = ids;
    }

    static ChangeLog open(Path path) throws IOException {
        String text = Files.exists(path) ? Files.readString(path) : "";
        // What a crash left behind the last complete line was never reported as done.
        String complete = text.substring(0, text.lastIndexOf('\n') + 1);
        Set<String> ids = new HashSet<>();
        complete.lines().forEach(line -> ids.add(line.substring(0, line.indexOf('\t'))));
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        file.truncate(complete.getBytes(StandardCharsets.UTF_8).length);
        file.position(file.size());
        return new ChangeLog(file, ids);
    }

    /** Adds a change and returns when it is on the disk; false if its id is there already. */
    boolean add(String id, String line) throws IOException {
        if (!ids.add(id)) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.wrap((id + "\t" + line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(false);
        return true;
    }

    int size() {
        return ids.size();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
