package id.etalase.ascn.city;

import java.util.function.Function;

import id.etalase.kit.format.CsvTable;
import id.etalase.kit.reference.Provenance;

/** Cities, and what is listed of one city, as tables. */
final class CityTable {

    static final CsvTable<CityResponse> CITIES = new CsvTable<CityResponse>().column("id", CityResponse::id)
            .column("slug", CityResponse::slug).column("nameId", city -> city.name().id())
            .column("nameEn", city -> city.name().en()).column("country", CityResponse::country)
            .column("kind", CityResponse::kind).column("latitude", city -> city.coordinates().latitude())
            .column("longitude", city -> city.coordinates().longitude()).column("timeZone", CityResponse::timeZone)
            .column("population", ofPopulation(Population::people)).column("populationYear", ofPopulation(Population::year))
            .column("populationScope", ofPopulation(Population::scope)).column("cohort", CityResponse::cohort)
            .column("joinedOn", city -> city.memberships().stream().map(CityResponse.Period::joinedOn).toList())
            .column("challenges", CityResponse::challenges).column("traits", CityResponse::traits)
            .column("certainty", of(CityResponse::provenance, Provenance::certainty))
            .column("source", of(CityResponse::provenance, Provenance::source));

    static final CsvTable<CityResponse.Period> MEMBERSHIPS = new CsvTable<CityResponse.Period>()
            .column("id", CityResponse.Period::id).column("cohort", CityResponse.Period::cohort)
            .column("joinedOn", CityResponse.Period::joinedOn).column("leftOn", CityResponse.Period::leftOn)
            .column("evidencedOn", CityResponse.Period::evidencedOn)
            .column("certainty", of(CityResponse.Period::provenance, Provenance::certainty))
            .column("source", of(CityResponse.Period::provenance, Provenance::source));

    static final CsvTable<CityResponse.Post> OFFICERS = new CsvTable<CityResponse.Post>().column("id", CityResponse.Post::id)
            .column("officeId", post -> post.office().id()).column("officeEn", post -> post.office().en())
            .column("since", CityResponse.Post::since).column("until", CityResponse.Post::until)
            .column("certainty", of(CityResponse.Post::provenance, Provenance::certainty))
            .column("source", of(CityResponse.Post::provenance, Provenance::source));

    private CityTable() {
    }

    private static Function<CityResponse, Object> ofPopulation(Function<Population, Object> member) {
        return of(CityResponse::population, member);
    }

    private static <T, P> Function<T, Object> of(Function<T, P> part, Function<P, ?> member) {
        return whole -> part.apply(whole) == null ? null : member.apply(part.apply(whole));
    }
}
