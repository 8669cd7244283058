package id.etalase.kit.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * A strong entity tag (RFC 9110, 8.8.3): equal tags mean equal representations, byte for byte. Made of what decides the
 * bytes, usually the id and the version of a thing, and where the answer depends on it the language.
 */
public final class EntityTag {

    private static final int BYTES = 15;

    private final String quoted;

    private EntityTag(MessageDigest digest) {
        byte[] hash = Arrays.copyOf(digest.digest(), BYTES);
        quoted = '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"';
    }

    /**
     * The tag of the representation that these values decide. The values do not show in it, so a client cannot guess the
     * next one.
     *
     * @param parts values with a stable {@code toString()}: ids, versions, instants, enums; nulls are allowed
     */
    public static EntityTag of(Object... parts) {
        MessageDigest digest = sha256();
        for (Object part : parts) {
            byte[] bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
            // The length in front keeps ("ab", "c") apart from ("a", "bc").
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return new EntityTag(digest);
    }

    /** The tag of a representation that nothing else names the version of: of its bytes. */
    static EntityTag ofContent(byte[] content) {
        MessageDigest digest = sha256();
        digest.update(content);
        return new EntityTag(digest);
    }

    /**
     * Whether an {@code If-None-Match} header names this tag, so that 304 is the answer. Compares weakly, as RFC 9110
     * asks for here: {@code W/} in front does not matter, {@code *} matches all.
     *
     * @param ifNoneMatch the header as received; null or blank when absent
     */
    public boolean matches(@Nullable String ifNoneMatch) {
        return ifNoneMatch != null && TagList.parse(ifNoneMatch).map(tags -> tags.containsWeakly(quoted)).orElse(false);
    }

    /** The tag in its quotes, as it stands in the {@code ETag} header. */
    @Override
    public String toString() {
        return quoted;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EntityTag tag && tag.quoted.equals(quoted);
    }

    @Override
    public int hashCode() {
        return quoted.hashCode();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
