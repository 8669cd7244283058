package id.etalase.kit.seal;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The settings {@code etalase.secrets.*}. */
@ConfigMapping(prefix = "etalase.secrets")
interface SecretsConfig {

    /** The key that seals secrets: 32 random bytes in Base64, kept outside the database. The same on all replicas. */
    String key();

    /** Earlier keys, to open what they have sealed. */
    Optional<List<String>> oldKeys();
}
