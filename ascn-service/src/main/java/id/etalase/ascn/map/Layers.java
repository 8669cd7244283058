package id.etalase.ascn.map;

import java.net.URI;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.ascn.city.CityFeatures;
import id.etalase.ascn.memberstate.MemberStates;
import id.etalase.ascn.project.ProjectFeatures;
import id.etalase.kit.format.ListFormat;
import id.etalase.kit.geo.BoundingBox;
import id.etalase.kit.geo.Feature;
import id.etalase.kit.geo.FeatureCollection.Link;
import id.etalase.kit.geo.Maps;
import id.etalase.kit.page.Page;

/** The layers of the map. */
@ApplicationScoped
class Layers {

    private static final String CITIES = "cities";
    private static final String PROJECTS = "projects";
    private static final List<String> WGS84 = List.of("http://www.opengis.net/def/crs/OGC/1.3/CRS84");

    private final CityFeatures cities;
    private final ProjectFeatures projects;
    private final MemberStates states;
    private final Maps maps;

    Layers(CityFeatures cities, ProjectFeatures projects, MemberStates states, Maps maps) {
        this.cities = cities;
        this.projects = projects;
        this.states = states;
        this.maps = maps;
    }

    /** A layer, as the standard describes a collection. */
    @Schema(name = "MapLayer", description = "A layer, as OGC API Features describes a collection.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Layer(String id, String title, String description, Extent extent, String itemType, List<String> crs,
            List<Link> links) {
    }

    /** Where and when the features of a layer are. */
    @Schema(name = "LayerExtent", description = "Where and when the features of a layer are.")
    record Extent(Spatial spatial, Temporal temporal) {
    }

    /** West, south, east, north. */
    @Schema(name = "LayerPlace", description = "West, south, east, north.")
    record Spatial(List<List<Double>> bbox, String crs) {
    }

    /** From when to when; null is open, which the document leaves room for only where it names no type. */
    @Schema(name = "LayerTime", description = "From when to when; null is open.")
    record Temporal(List<List<Object>> interval) {
    }

    List<Layer> list() {
        return List.of(layer(CITIES, "Cities", "The cities of the network; their time is that of their membership."),
                layer(PROJECTS, "Projects",
                        "The projects of the cities, at the place of the city where they have none of their own."));
    }

    Page<Feature> page(String layer, ItemQuery query) {
        return layer.equals(CITIES) ? cities.page(query.bbox(), query.datetime(), query.page())
                : projects.page(query.bbox(), query.datetime(), query.page());
    }

    Feature get(String layer, String name) {
        return layer.equals(CITIES) ? cities.get(name) : projects.get(name);
    }

    private Layer layer(String id, String title, String description) {
        String here = "/v1/maps/collections/" + id;
        BoundingBox box = states.extent();
        return new Layer(id, title, description,
                new Extent(new Spatial(List.of(List.of(box.west(), box.south(), box.east(), box.north())), WGS84.get(0)),
                        new Temporal(List.of(java.util.Arrays.asList("2018-01-01T00:00:00Z", null)))),
                "feature", WGS84,
                List.of(new Link("self", "application/json", maps.link(URI.create(here)), null),
                        new Link("items", ListFormat.GEOJSON_TYPE, maps.link(URI.create(here + "/items")), title)));
    }
}
