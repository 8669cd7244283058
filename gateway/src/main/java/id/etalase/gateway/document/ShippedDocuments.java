package id.etalase.gateway.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * The documents that came with the build, one for each service: what the gateway shows as long as a service has never
 * answered. The build copies them from the modules of the services.
 */
final class ShippedDocuments {

    private static final YAMLMapper YAML = new YAMLMapper();

    private ShippedDocuments() {
    }

    /** The gateway's own document: the cover of the merged one. */
    static ObjectNode cover() {
        return read("openapi/gateway.yaml", "gateway");
    }

    /** @throws ConfigurationException if the build has none for this service */
    static ObjectNode of(String service) {
        return read("openapi/" + service + "/openapi.yaml", service);
    }

    private static ObjectNode read(String resource, String service) {
        try (@Nullable
        InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new ConfigurationException("The gateway was built without the OpenAPI document of the service '" + service
                        + "' (" + resource
                        + "), so it could not show it while that service is away. Add it in gateway/pom.xml.");
            }
            return (ObjectNode) YAML.readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + resource, unreadable);
        }
    }
}
