package id.etalase.publicspace.privacy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings for personal data (UU 27/2022). */
@ConfigMapping(prefix = "etalase.privacy")
interface PrivacyConfig {

    /** The key that seals personal data: 32 random bytes in Base64, kept outside the database. The same on all replicas. */
    String key();

    /** Earlier keys, to open what they have sealed. */
    Optional<List<String>> oldKeys();

    /** How long after the visit personal data are kept. */
    @WithDefault("P7D")
    Duration keepAfterVisit();
}
