package id.etalase.kit.seal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Seals the secrets that a service keeps for others, as text. */
@Singleton
public class Secrets {

    private final Seal seal;

    @Inject
    Secrets(SecretsConfig config) {
        this(new Seal("etalase.secrets", config.key(), config.oldKeys().orElse(List.of())));
    }

    /** With a seal of its own. */
    public Secrets(Seal seal) {
        this.seal = seal;
    }

    /** @param subject whose it is; for another one it cannot be opened */
    public String seal(String subject, String secret) {
        Seal.Sealed sealed = seal.seal(subject, secret.getBytes(StandardCharsets.UTF_8));
        return sealed.keyId() + ":" + Base64.getEncoder().encodeToString(sealed.bytes());
    }

    /** What {@link #seal} sealed. */
    public String open(String subject, String sealed) {
        int colon = sealed.indexOf(':');
        return new String(seal.open(subject,
                new Seal.Sealed(sealed.substring(0, colon), Base64.getDecoder().decode(sealed.substring(colon + 1)))),
                StandardCharsets.UTF_8);
    }

    /** With what everything begins that the present key has sealed. */
    public String currentPrefix() {
        return seal.currentKey() + ":";
    }
}
