package id.etalase.kit.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals bytes with AES-256-GCM, so that who reads the database without the key learns nothing. What is sealed for one subject
 * cannot be opened as that of another: the subject is authenticated with it.
 */
public final class Seal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final String setting;
    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final String current;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param setting under which the keys are found, for the messages of failures
     * @param key 32 bytes in Base64
     * @param oldKeys earlier ones, to open what they have sealed
     */
    public Seal(String setting, String key, List<String> oldKeys) {
        this.setting = setting;
        current = add(key);
        oldKeys.forEach(this::add);
    }

    /** Which key seals now. */
    public String currentKey() {
        return current;
    }

    /**
     * @param keyId which key it was, for the day when there is another
     * @param bytes nonce and sealed text
     */
    public record Sealed(String keyId, byte[] bytes) {
    }

    /** @param subject whose it is, such as an id */
    public Sealed seal(String subject, byte[] open) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, current, nonce, subject, open);
        byte[] bytes = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, bytes, NONCE_BYTES, sealed.length);
        return new Sealed(current, bytes);
    }

    /** @throws IllegalStateException when it is of another subject, was changed, or its key is not there */
    public byte[] open(String subject, Sealed sealed) {
        byte[] nonce = Arrays.copyOf(sealed.bytes, NONCE_BYTES);
        return run(Cipher.DECRYPT_MODE, sealed.keyId, nonce, subject,
                Arrays.copyOfRange(sealed.bytes, NONCE_BYTES, sealed.bytes.length));
    }

    private byte[] run(int mode, String keyId, byte[] nonce, String subject, byte[] input) {
        try {
            SecretKeySpec key = keys.get(keyId);
            if (key == null) {
                throw new IllegalStateException("No key " + keyId + " in " + setting + ".key and old-keys");
            }
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(subject.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("What is sealed for " + subject + " by " + setting + " cannot be opened", e);
        }
    }

    private String add(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(setting + ".key and old-keys have 32 bytes each, in Base64");
        }
        try {
            String id = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 4);
            keys.put(id, new SecretKeySpec(bytes, "AES"));
            return id;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
