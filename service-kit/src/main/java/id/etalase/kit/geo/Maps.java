package id.etalase.kit.geo;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.kit.format.ListFormat;
import id.etalase.kit.page.Page;

/**
 * Answers pages of a list as GeoJSON. Links are absolute and lead through the public origin: map programs follow them as they
 * are.
 */
@ApplicationScoped
public class Maps {

    private final ObjectMapper json;
    private final Clock clock;
    private final String publicUrl;

    Maps(ObjectMapper json, Clock clock,
            @ConfigProperty(name = "etalase.public-url", defaultValue = "http://localhost:8080") String publicUrl) {
        this.json = json;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /** A page with links to itself and to the next one. */
    public Response answer(Page<Feature> page, UriInfo request) {
        List<FeatureCollection.Link> links = new ArrayList<>();
        links.add(new FeatureCollection.Link("self", ListFormat.GEOJSON_TYPE, link(request.getRequestUri()), null));
        Response.ResponseBuilder answer = Response.ok();
        if (page.next() != null) {
            URI next = UriBuilder.fromUri(request.getRequestUri()).replaceQueryParam("cursor", page.next()).build();
            links.add(new FeatureCollection.Link("next", ListFormat.GEOJSON_TYPE, link(next), null));
            answer.header(HttpHeaders.LINK, "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
        }
        return answer.entity(write(new FeatureCollection("FeatureCollection", page.items(), page.total(), page.items().size(),
                clock.instant(), links))).type(ListFormat.GEOJSON_TYPE).build();
    }

    /** One feature. */
    public Response answer(Feature feature) {
        return Response.ok(write(feature), ListFormat.GEOJSON_TYPE).build();
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
