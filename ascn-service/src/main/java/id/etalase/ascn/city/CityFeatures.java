package id.etalase.ascn.city;

import jakarta.enterprise.context.ApplicationScoped;

import id.etalase.kit.geo.Feature;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;

/** Cities as features of a map. */
@ApplicationScoped
public class CityFeatures {

    private final CityRepository cities;

    CityFeatures(CityRepository cities) {
        this.cities = cities;
    }

    /** Those in a box and a time, see {@link CityFilter}. */
    public Page<Feature> page(String bbox, String datetime, PageQuery page) {
        return cities.page(new CityFilter(null, null, null, null, null, null, null, bbox, datetime), page)
                .map(CityFeatures::feature);
    }

    /** One city. */
    public Feature get(String slugOrId) {
        return feature(cities.get(slugOrId));
    }

    static Feature feature(City city) {
        return Feature.at(city.coordinates(), city.slug(), CityResponse.from(city));
    }
}
