package id.etalase.ascn;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import id.etalase.kit.error.Forbidden;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.identity.Caller;

/**
 * Who may write what: a city's own officer, by the claim {@code city}, and the representative of its country, by the claim
 * {@code country}. A token without the claim may write nothing.
 */
@ApplicationScoped
public class WriteAccess {

    private final Caller caller;

    WriteAccess(Caller caller) {
        this.caller = caller;
    }

    /**
     * For what concerns a city.
     *
     * @param slug of the city
     * @param country in which it lies
     * @throws Forbidden {@code not-your-city} for everybody but its own officer and its country's representative
     */
    public Actor toCity(String slug, String country) {
        if (caller.has(Roles.CITY_OFFICER) && caller.city().filter(slug::equals).isPresent()) {
            return caller.actingAs(Roles.CITY_OFFICER);
        }
        if (represents(country)) {
            return caller.actingAs(Roles.NATIONAL_REPRESENTATIVE);
        }
        throw new Forbidden("not-your-city", Map.of("city", slug, "country", country));
    }

    /**
     * For what concerns a country.
     *
     * @throws Forbidden {@code not-your-country} for everybody but its representative
     */
    public Actor toCountry(String country) {
        if (represents(country)) {
            return caller.actingAs(Roles.NATIONAL_REPRESENTATIVE);
        }
        throw new Forbidden("not-your-country", Map.of("country", country));
    }

    private boolean represents(String country) {
        return caller.has(Roles.NATIONAL_REPRESENTATIVE) && caller.country().filter(country::equals).isPresent();
    }
}
