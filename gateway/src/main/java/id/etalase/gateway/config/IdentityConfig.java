package id.etalase.gateway.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.WithDefault;

/**
 * Whose tokens the gateway knows. It needs them only to tell clients apart, and to turn away what is no token before it costs a
 * service anything; every service checks tokens itself. Without these settings tokens pass unread, and a client is its address.
 */
public interface IdentityConfig {

    /** The public keys of the identity provider (JWKS), as the gateway reaches it. */
    Optional<URI> jwksUrl();

    /** Who must have made a token: its claim {@code iss}. */
    Optional<String> issuer();

    /** For whom it must have been made: its claim {@code aud}. */
    @WithDefault("etalase")
    String audience();

    /** How much the clocks of the gateway and of the identity provider may differ. */
    @WithDefault("10S")
    Duration clockSkew();

    /** The largest token that is looked at; a larger one is turned away. */
    @WithDefault("8192")
    int largest();
}
