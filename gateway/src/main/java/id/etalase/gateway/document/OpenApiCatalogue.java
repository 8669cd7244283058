package id.etalase.gateway.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.node.ObjectNode;

import id.etalase.gateway.config.GatewayConfig;
import id.etalase.gateway.deprecation.Deprecation;
import id.etalase.gateway.deprecation.Deprecations;
import id.etalase.gateway.refresh.Refreshable;
import id.etalase.gateway.route.RouteTable;
import id.etalase.gateway.route.Settings;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * The merged document and that of each service. It starts with what came with the build, takes in what the services say, and
 * always shows a whole that fits together: a document that does not fit stays out until it does.
 */
@Singleton
public class OpenApiCatalogue implements Refreshable {

    private static final Logger LOG = Logger.getLogger(OpenApiCatalogue.class);

    private final Settings settings;
    private final Deprecations deprecations;
    private final ObjectNode cover;
    private final Map<String, ObjectNode> offered = new LinkedHashMap<>();
    private Map<String, ObjectNode> used;
    private volatile Edition edition;

    OpenApiCatalogue(Settings settings, Deprecations deprecations, GatewayConfig config) {
        this.settings = settings;
        this.deprecations = deprecations;
        this.cover = SecuritySchemes.into(ShippedDocuments.cover(), config.gateway().tokenUrl());
        Map<String, ObjectNode> shipped = new LinkedHashMap<>();
        settings.now().routes().origins().keySet().forEach(service -> shipped.put(service, ShippedDocuments.of(service)));
        this.used = shipped;
        try {
            this.edition = edition(shipped, settings.now().routes());
        } catch (DocumentClash clash) {
            throw new ConfigurationException("This build cannot be used: " + clash.getMessage());
        }
        shipped.forEach(this::warnOfUnrouted);
        settings.onChange(this::use);
    }

    /** Routes and deprecations stand in the documents as well. */
    private synchronized void use(Settings.Snapshot next) {
        try {
            edition = edition(used, next.routes());
        } catch (DocumentClash clash) {
            throw new ConfigurationException(clash.getMessage());
        }
    }

    /** What there is to show now. */
    Edition edition() {
        return edition;
    }

    /**
     * The methods that a path takes by the documents, with those that come with them.
     *
     * @param segments of the path, decoded
     * @return empty if no document knows the path
     */
    public Optional<List<String>> methodsOf(List<String> segments) {
        return edition.methodsOf(segments);
    }

    @Override
    public String source() {
        return "/q/openapi?format=json";
    }

    @Override
    public synchronized void accept(String service, ObjectNode latest) {
        offered.put(service, latest);
        Map<String, ObjectNode> all = new LinkedHashMap<>(used);
        all.putAll(offered);
        // Two services that change a shared schema one after the other fit again only when both have.
        if (!tryToUse(all).isEmpty()) {
            Map<String, ObjectNode> withThis = new LinkedHashMap<>(used);
            withThis.put(service, latest);
            tryToUse(withThis).ifPresent(clash -> {
                throw clash;
            });
        }
        warnOfUnrouted(service, latest);
    }

    private Optional<DocumentClash> tryToUse(Map<String, ObjectNode> documents) {
        try {
            edition = edition(documents, settings.now().routes());
            used = documents;
            return Optional.empty();
        } catch (DocumentClash clash) {
            return Optional.of(clash);
        }
    }

    private Edition edition(Map<String, ObjectNode> documents, RouteTable routes) {
        List<String> schemes = SecuritySchemes.names(cover);
        List<Part> parts = new ArrayList<>();
        Map<String, ObjectNode> single = new LinkedHashMap<>();
        documents.forEach((service, document) -> {
            Part part = ServicePart.of(service, document, routes, schemes);
            parts.add(part);
            ObjectNode own = OpenApiMerger.merge(titled(document), List.of(part));
            GatewayAnswers.into(own, cover);
            single.put(service, own);
        });
        parts.add(new Part("gateway", cover));
        ObjectNode merged = OpenApiMerger.merge(cover, parts);
        GatewayAnswers.into(merged, cover);
        markDeprecated(merged);
        single.values().forEach(this::markDeprecated);
        return new Edition(merged, single);
    }

    private void markDeprecated(ObjectNode document) {
        for (Deprecation deprecation : deprecations.all()) {
            if (document.path("paths").path(deprecation.path())
                    .path(deprecation.method().toLowerCase(Locale.ROOT)) instanceof ObjectNode operation) {
                String description = operation.path("description").asText();
                operation.put("deprecated", true).put("description",
                        (description.isEmpty() ? "" : description + "\n\n") + deprecation.sentence());
            }
        }
    }

    private ObjectNode titled(ObjectNode document) {
        ObjectNode own = cover.deepCopy();
        own.set("info", document.path("info").deepCopy());
        return own;
    }

    /** A path that is documented but leads nowhere is mostly a prefix that was forgotten. */
    private void warnOfUnrouted(String service, ObjectNode document) {
        for (String path : ServicePart.unrouted(service, document, settings.now().routes())) {
            LOG.warnf("'%s' documents %s, but none of its prefixes covers it: it cannot be reached and is left out", service,
                    path);
        }
    }
}
