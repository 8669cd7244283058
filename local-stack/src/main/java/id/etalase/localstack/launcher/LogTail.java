package id.etalase.localstack.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, for messages. */
final class LogTail {

    private static final int BYTES = 16 * 1024;
    private static final int LONGEST_LINE = 400;

    private LogTail() {
    }

    /** At most so many lines; none when there is no log. */
    static List<String> of(Path log, int lines) {
        if (!Files.isReadable(log)) {
            return List.of();
        }
        try (FileChannel channel = FileChannel.open(log)) {
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BYTES, channel.size()));
            channel.read(buffer, channel.size() - buffer.capacity());
            String text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
                    .decode(buffer.flip()).toString();
            List<String> all = text.lines().map(LogTail::shortened).toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }
}
