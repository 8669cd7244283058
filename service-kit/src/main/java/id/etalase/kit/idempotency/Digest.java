package id.etalase.kit.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes short, fixed names of long things, and of things that should not be stored as they are. */
final class Digest {

    private final MessageDigest sha256;

    Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    Digest with(String part) {
        return with(part.getBytes(StandardCharsets.UTF_8));
    }

    Digest with(byte[] part) {
        sha256.update((part.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha256.update(part);
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
