package id.etalase.partnerships.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;

import id.etalase.kit.error.RequestProblem;

/** The body of an upload, on the disk of this machine until the request ends. */
final class ReceivedTable {

    /** The most that a table may have: 25 MiB. */
    static final long LARGEST = 25L * 1024 * 1024;

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final String sha256;

    private ReceivedTable(Path file, String sha256) {
        this.file = file;
        this.sha256 = sha256;
    }

    /**
     * Writes a body to a file, as it comes.
     *
     * @throws RequestProblem 413 as soon as it is too large
     */
    static ReceivedTable receive(InputStream body, Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
                byte[] buffer = new byte[BUFFER];
                long size = 0;
                for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                    size += read;
                    if (size > LARGEST) {
                        throw new RequestProblem("import-too-large", Map.of("limit", LARGEST), List.of());
                    }
                    out.write(buffer, 0, read);
                }
            }
            return new ReceivedTable(file, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    Path file() {
        return file;
    }

    /** What tells one table from another, also for a repeat with the same idempotency key. */
    @JsonValue
    String sha256() {
        return sha256;
    }
}
