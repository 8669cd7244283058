package id.etalase.kit.geo;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import id.etalase.kit.format.ListFormat;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;

/**
 * Answers pages of a list as GeoJSON. Links are absolute and lead through the public origin: map programs follow them as they
 * are.
 */
@ApplicationScoped
public class Maps {

    private static final Set<String> PAGING = Set.of("limit", "cursor");

    private final ObjectMapper json;
    private final Clock clock;
    private final String publicUrl;

    Maps(ObjectMapper json, Clock clock,
            @ConfigProperty(name = "etalase.public-url", defaultValue = "http://localhost:8080") String publicUrl) {
        this.json = json;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /**
     * The whole list, read and sent page by page, so that what knows nothing of pages draws all of it; or one page with links
     * for a caller who asks for pages by {@code limit} or {@code cursor}.
     */
    public Response answer(Function<PageQuery, Page<Feature>> list, PageQuery page, UriInfo request) {
        if (!Collections.disjoint(request.getQueryParameters().keySet(), PAGING)) {
            return answer(list.apply(page), request);
        }
        // Read before anything is sent, so that a wrong filter is still answered as one.
        Page<Feature> first = list.apply(new PageQuery(PageQuery.MAX_LIMIT, null, page.total()));
        StreamingOutput body = out -> write(out, first, list, request);
        return Response.ok(body, ListFormat.GEOJSON_TYPE).build();
    }

    private void write(OutputStream out, Page<Feature> first, Function<PageQuery, Page<Feature>> list, UriInfo request)
            throws IOException {
        int returned = 0;
        try (JsonGenerator generator = json.createGenerator(out)) {
            generator.writeStartObject();
            generator.writeStringField("type", "FeatureCollection");
            generator.writeArrayFieldStart("features");
            for (Page<Feature> page = first;; page = list.apply(new PageQuery(PageQuery.MAX_LIMIT, page.next(), false))) {
                for (Feature feature : page.items()) {
                    generator.writePOJO(feature);
                }
                returned += page.items().size();
                if (page.next() == null) {
                    break;
                }
            }
            generator.writeEndArray();
            generator.writeNumberField("numberMatched", returned);
            generator.writeNumberField("numberReturned", returned);
            generator.writePOJOField("timeStamp", clock.instant());
            generator.writePOJOField("links", List.of(itself(request)));
            generator.writeEndObject();
        }
    }

    /** A page with links to itself and to the next one. */
    public Response answer(Page<Feature> page, UriInfo request) {
        List<FeatureCollection.Link> links = new ArrayList<>();
        links.add(itself(request));
        Response.ResponseBuilder answer = Response.ok();
        if (page.next() != null) {
            URI next = UriBuilder.fromUri(request.getRequestUri()).replaceQueryParam("cursor", page.next()).build();
            links.add(new FeatureCollection.Link("next", ListFormat.GEOJSON_TYPE, link(next), null));
            answer.header(HttpHeaders.LINK, "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
        }
        return answer.entity(write(new FeatureCollection("FeatureCollection", page.items(), page.total(), page.items().size(),
                clock.instant(), links))).type(ListFormat.GEOJSON_TYPE).build();
    }

    private FeatureCollection.Link itself(UriInfo request) {
        return new FeatureCollection.Link("self", ListFormat.GEOJSON_TYPE, link(request.getRequestUri()), null);
    }

    /** One feature. */
    public Response answer(Feature feature) {
        return Response.ok(write(feature), ListFormat.GEOJSON_TYPE).build();
    }

    /** One feature of a layer, with links to itself and to what it belongs to, as OGC API Features asks for. */
    public Response answer(Feature feature, List<FeatureCollection.Link> links) {
        ObjectNode body = json.valueToTree(feature);
        body.set("links", json.valueToTree(links));
        return Response.ok(write(body), ListFormat.GEOJSON_TYPE).build();
    }

    /** The public address of a path with its query. */
    public String link(URI address) {
        return publicUrl + address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }

    /** As bytes, because the JSON writer of Quarkus REST does not know this media type. */
    private byte[] write(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Features are records, which always are JSON", e);
        }
    }
}
