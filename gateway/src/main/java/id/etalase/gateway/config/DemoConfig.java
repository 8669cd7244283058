package id.etalase.gateway.config;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.WithDefault;

/** Tokens for trying things out, in an installation where everybody may have one of every role. Nowhere else. */
public interface DemoConfig {

    /** The secret that all clients of that installation have; without it Swagger UI offers no tokens. */
    Optional<String> secret();

    /** The roles, which are also the ids of the clients. */
    @WithDefault("app,cooperation-officer,home-affairs,foreign-affairs,city-officer,national-representative,visit-desk,"
            + "park-officer,police,auditor,administrator")
    List<String> roles();
}
