package id.etalase.publicspace.booking;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

/**
 * The secret codes of bookings: 100 bits that only the key can make of the booking's id. The database has the hash alone, and
 * the stored answers of repeated requests have no code either, because it is written into the header of each answer anew.
 * Made only when it is needed: filters are there before the configuration is.
 */
@ApplicationScoped
class BookingCodes {

    /** No letters and digits that look alike (Crockford). */
    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int LENGTH = 20;
    private static final int GROUP = 5;
    private static final int LONGEST_TYPED = 60;

    private final SecretKeySpec key;

    BookingCodes(BookingConfig config) {
        byte[] bytes = Base64.getDecoder().decode(config.codeKey());
        if (bytes.length < 32) {
            throw new IllegalArgumentException("etalase.booking.code-key must have at least 32 bytes in Base64");
        }
        key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** The code of a booking, in groups of five. */
    String of(UUID booking) {
        byte[] mac = mac(booking);
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(ALPHABET[mac[i] & 31]);
        }
        return code.toString();
    }

    byte[] hash(UUID booking) {
        return hash(of(booking));
    }

    /**
     * Whether a code has this hash; takes the same time for every wrong one. It may come as people type it: in small letters,
     * without hyphens, with the letters O, I and L for the digits that they look like.
     */
    boolean matches(@Nullable String code, byte[] hash) {
        return code != null && MessageDigest.isEqual(hash(canonical(code)), hash);
    }

    private static String canonical(String code) {
        if (code.length() > LONGEST_TYPED) {
            return "";
        }
        String typed = code.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "").replace('O', '0').replace('I', '1')
                .replace('L', '1');
        return typed.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }

    private static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private byte[] mac(UUID booking) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(booking.toString().getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
