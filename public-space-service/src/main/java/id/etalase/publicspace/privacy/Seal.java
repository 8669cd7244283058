package id.etalase.publicspace.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Singleton;

/**
 * Seals bytes with AES-256-GCM. What is sealed for one booking cannot be opened as that of another: the id is authenticated
 * with it.
 */
@Singleton
class Seal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final String current;
    private final SecureRandom random = new SecureRandom();

    Seal(PrivacyConfig config) {
        current = add(config.key());
        config.oldKeys().ifPresent(old -> old.forEach(this::add));
    }

    /**
     * @param keyId which key it was, for the day when there is another
     * @param bytes nonce and sealed text
     */
    record Sealed(String keyId, byte[] bytes) {
    }

    Sealed seal(UUID booking, byte[] open) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, current, nonce, booking, open);
        byte[] bytes = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, bytes, NONCE_BYTES, sealed.length);
        return new Sealed(current, bytes);
    }

    byte[] open(UUID booking, Sealed sealed) {
        byte[] nonce = Arrays.copyOf(sealed.bytes, NONCE_BYTES);
        return run(Cipher.DECRYPT_MODE, sealed.keyId, nonce, booking,
                Arrays.copyOfRange(sealed.bytes, NONCE_BYTES, sealed.bytes.length));
    }

    private byte[] run(int mode, String keyId, byte[] nonce, UUID booking, byte[] input) {
        try {
            SecretKeySpec key = keys.get(keyId);
            if (key == null) {
                throw new IllegalStateException("No key " + keyId + " in etalase.privacy.key and old-keys");
            }
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(booking.toString().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Personal data of booking " + booking + " cannot be sealed or opened", e);
        }
    }

    private String add(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("A key for personal data has 32 bytes in Base64");
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
