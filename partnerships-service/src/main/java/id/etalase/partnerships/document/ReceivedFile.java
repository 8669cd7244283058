package id.etalase.partnerships.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import id.etalase.kit.error.RequestProblem;

/**
 * A file that came in, on the disk of this machine until it is stored.
 *
 * @param mediaType by its first bytes
 */
record ReceivedFile(Path file, String sha256, long size, String mediaType) implements AutoCloseable {

    /** The most that a document may have: 25 MiB. */
    static final long LARGEST = 25L * 1024 * 1024;

    private static final Map<String, byte[]> FIRST_BYTES = Map.of("application/pdf", new byte[] { '%', 'P', 'D', 'F', '-' },
            "image/png", new byte[] { (byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a }, "image/jpeg",
            new byte[] { (byte) 0xff, (byte) 0xd8, (byte) 0xff });

    /**
     * Takes in a file.
     *
     * @param declared the type that the sender names
     * @throws RequestProblem 413 when it is too large, 415 when it is no PDF, PNG or JPEG or not what the sender says
     */
    static ReceivedFile receive(InputStream body, String declared) throws IOException {
        Path file = Files.createTempFile("document-", null);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long size;
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
                size = new LimitedStream(body, LARGEST + 1).transferTo(out);
            }
            if (size > LARGEST) {
                throw new RequestProblem("document-too-large", Map.of("limit", LARGEST), List.of());
            }
            String found = typeOf(file).orElseThrow(() -> new RequestProblem("document-type-unsupported"));
            if (!declared.equals("application/octet-stream") && !declared.equals(found)) {
                throw new RequestProblem("document-type-mismatch", Map.of("declared", declared, "found", found), List.of());
            }
            return new ReceivedFile(file, HexFormat.of().formatHex(digest.digest()), size, found);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** The place of its bytes in the store: the same bytes lie there once. */
    String key() {
        return keyOf(sha256);
    }

    static String keyOf(String sha256) {
        return sha256.substring(0, 2) + "/" + sha256;
    }

    static String extensionOf(String mediaType) {
        return switch (mediaType) {
            case "application/pdf" -> ".pdf";
            case "image/png" -> ".png";
            default -> ".jpg";
        };
    }

    private static Optional<String> typeOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(8);
            return FIRST_BYTES.entrySet().stream().filter(type -> start.length >= type.getValue().length
                    && Arrays.equals(Arrays.copyOf(start, type.getValue().length), type.getValue())).map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
