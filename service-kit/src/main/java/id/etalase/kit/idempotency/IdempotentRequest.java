package id.etalase.kit.idempotency;

import org.jspecify.annotations.Nullable;

/** One request with an {@code Idempotency-Key}: whose it is, how it is named, and what it asks for. */
public final class IdempotentRequest {

    private final String caller;
    private final IdempotencyKey key;
    private final String fingerprint;
    private final @Nullable String acceptLanguage;

    IdempotentRequest(String caller, IdempotencyKey key, String fingerprint, @Nullable String acceptLanguage) {
        this.caller = caller;
        this.key = key;
        this.fingerprint = fingerprint;
        this.acceptLanguage = acceptLanguage;
    }

    /** A digest: a subject may be a person. */
    String caller() {
        return caller;
    }

    IdempotencyKey key() {
        return key;
    }

    String fingerprint() {
        return fingerprint;
    }

    /** In which language its problems are told; null when it did not say. */
    @Nullable
    String acceptLanguage() {
        return acceptLanguage;
    }

    /** What requests with the same key of the same caller have in common. */
    Name name() {
        return new Name(caller, key.value());
    }

    record Name(String caller, String key) {

        /** What is locked while a request of this name is worked off. */
        String lock() {
            return "idempotency " + caller + ' ' + key;
        }
    }
}
