package id.etalase.ascn.map;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import id.etalase.kit.error.NotFound;
import id.etalase.kit.format.ListFormat;
import id.etalase.kit.geo.Feature;
import id.etalase.kit.geo.FeatureCollection;
import id.etalase.kit.geo.FeatureCollection.Link;
import id.etalase.kit.geo.Maps;

@Path("/v1/maps")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Maps", description = "Cities and projects for map programs, as OGC API Features: give QGIS the address of this page.")
class MapResource {

    private static final String HERE = "/v1/maps";

    private final Layers layers;
    private final Maps maps;

    MapResource(Layers layers, Maps maps) {
        this.layers = layers;
        this.maps = maps;
    }

    /** The landing page of the maps. */
    @Schema(name = "MapLanding", description = "The landing page of the maps.")
    record Landing(String title, String description, List<Link> links) {
    }

    /** What this service conforms to. */
    @Schema(name = "MapConformance", description = "The parts of OGC API Features that are kept.")
    record Conformance(List<String> conformsTo) {
    }

    /** The layers. */
    @Schema(name = "MapLayerList", description = "The layers of the map.")
    record CollectionList(List<Layers.Layer> collections, List<Link> links) {
    }

    @GET
    @Operation(operationId = "getMapLanding", summary = "Where map programs start")
    public Landing landing() {
        return new Landing("ASEAN Smart Cities Network", "Cities and projects of the network.",
                List.of(link("self", ""), link("conformance", "/conformance"), link("data", "/collections"),
                        new Link("service-desc", "application/vnd.oai.openapi+json;version=3.1",
                                maps.link(URI.create("/openapi")),
                                "The API document")));
    }

    @GET
    @Path("/conformance")
    @Operation(operationId = "getMapConformance", summary = "Which parts of the standard are kept")
    public Conformance conformance() {
        return new Conformance(Stream.of("core", "geojson")
                .map(part -> "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/" + part).toList());
    }

    @GET
    @Path("/collections")
    @Operation(operationId = "listMapCollections", summary = "The layers")
    public CollectionList collections() {
        return new CollectionList(layers.list(), List.of(link("self", "/collections")));
    }

    @GET
    @Path("/collections/{collection}")
    @Operation(operationId = "getMapCollection", summary = "One layer")
    public Layers.Layer collection(@PathParam("collection") @Parameter(example = "cities") String collection) {
        return layers.list().stream().filter(layer -> layer.id().equals(collection)).findFirst()
                .orElseThrow(() -> new NotFound("collection-not-found", Map.of("collection", collection)));
    }

    @GET
    @Path("/collections/{collection}/items")
    @Produces({ ListFormat.GEOJSON_TYPE, MediaType.APPLICATION_JSON })
    @Operation(operationId = "listMapItems", summary = "The features of a layer", description = """
            In pages with a next link. A `limit` above 200 gives 200, as the standard allows.""")
    @APIResponse(responseCode = "200", description = "The features", content = @Content(mediaType = ListFormat.GEOJSON_TYPE, schema = @Schema(implementation = FeatureCollection.class)))
    public Response items(@PathParam("collection") @Parameter(example = "cities") String collection,
            @Valid @BeanParam ItemQuery query, @Context UriInfo request) {
        return maps.answer(layers.page(collection(collection).id(), query), request);
    }

    @GET
    @Path("/collections/{collection}/items/{feature}")
    @Produces({ ListFormat.GEOJSON_TYPE, MediaType.APPLICATION_JSON })
    @Operation(operationId = "getMapItem", summary = "One feature")
    @APIResponse(responseCode = "200", description = "The feature", content = @Content(mediaType = ListFormat.GEOJSON_TYPE, schema = @Schema(implementation = Feature.class)))
    public Response item(@PathParam("collection") @Parameter(example = "cities") String collection,
            @PathParam("feature") @Parameter(example = "dki-jakarta") String feature) {
        Layers.Layer layer = collection(collection);
        String here = HERE + "/collections/" + layer.id();
        Feature found = layers.get(layer.id(), feature);
        return maps.answer(found, List.of(
                new Link("self", ListFormat.GEOJSON_TYPE, maps.link(URI.create(here + "/items/" + found.id())), null),
                new Link("collection", MediaType.APPLICATION_JSON, maps.link(URI.create(here)), layer.title())));
    }

    private Link link(String rel, String path) {
        return new Link(rel, MediaType.APPLICATION_JSON, maps.link(URI.create(HERE + path)), null);
    }
}
