package id.etalase.publicspace.gate;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the gate. */
@ConfigMapping(prefix = "etalase.gate")
interface GateConfig {

    /** The key that signs tickets: a private JWK (EC, P-256, with {@code kid}) in Base64. The same on all replicas. */
    String ticketKey();

    /** How long before the start visitors are let in. */
    @WithDefault("PT1H")
    Duration opensBefore();
}
