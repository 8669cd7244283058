package id.etalase.ascn.similarity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import id.etalase.ascn.city.City;
import id.etalase.ascn.city.CityRepository;
import id.etalase.ascn.project.CountedProject;
import id.etalase.ascn.project.ProjectRepository;
import id.etalase.kit.json.EnumNames;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.time.JakartaTime;

@Path("/v1/cities/{city}/similar")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cities", description = "The cities of the network, with their membership.")
class SimilarCityResource {

    /** One thing in common says little. */
    private static final int ENOUGH = 2;

    private final CityRepository cities;
    private final ProjectRepository projects;
    private final Clock clock;

    SimilarCityResource(CityRepository cities, ProjectRepository projects, Clock clock) {
        this.cities = cities;
        this.projects = projects;
        this.clock = clock;
    }

    /** The cities, by slug and by nothing else. */
    @Schema(description = "Cities that have at least two things in common with another, by slug: a hint, not a ranking.")
    record SimilarCityList(String city, List<SimilarCity> items) {
    }

    /** A city and what it has in common with the other. */
    @Schema(description = "A city and what it has in common with the other.")
    record SimilarCity(String city, BilingualText name, String country, List<SharedTrait> because) {
    }

    @GET
    @Operation(operationId = "listSimilarCities", summary = "Cities with similar traits, as a hint", description = """
            Those that share at least two things: kind of government, traits, challenges, topics of projects, or roughly the \
            population. In the order of their slugs: every region has challenges and traits of its own, and nobody is said to \
            be better.""")
    public SimilarCityList list(
            @PathParam("city") @Parameter(description = "Slug or id.", example = "dki-jakarta") String slugOrId) {
        City itself = cities.get(slugOrId);
        Map<String, Set<String>> topics = new TreeMap<>();
        for (CountedProject project : projects.listOn(JakartaTime.today(clock))) {
            topics.computeIfAbsent(project.city(), city -> new TreeSet<>()).addAll(project.topics());
        }
        List<SimilarCity> items = new ArrayList<>();
        for (City other : cities.listBySlug()) {
            List<SharedTrait> shared = other == itself ? List.of() : shared(itself, other, topics);
            if (shared.size() >= ENOUGH) {
                items.add(new SimilarCity(other.slug(), other.name(), other.country(), shared));
            }
        }
        return new SimilarCityList(itself.slug(), items);
    }

    private static List<SharedTrait> shared(City one, City other, Map<String, Set<String>> topics) {
        List<SharedTrait> shared = new ArrayList<>();
        if (one.kind() == other.kind()) {
            shared.add(new SharedTrait(SharedTrait.TraitKind.KIND_OF_GOVERNMENT, EnumNames.of(one.kind())));
        }
        one.traits().stream().filter(other.traits()::contains)
                .forEach(trait -> shared.add(new SharedTrait(SharedTrait.TraitKind.TRAIT, trait)));
        one.challenges().stream().filter(other.challenges()::contains)
                .forEach(challenge -> shared.add(new SharedTrait(SharedTrait.TraitKind.CHALLENGE, challenge)));
        Set<String> others = topics.getOrDefault(other.slug(), Set.of());
        topics.getOrDefault(one.slug(), Set.of()).stream().filter(others::contains)
                .forEach(topic -> shared.add(new SharedTrait(SharedTrait.TraitKind.TOPIC, topic)));
        if (one.population() != null && other.population() != null) {
            long small = Math.min(one.population().people(), other.population().people());
            long large = Math.max(one.population().people(), other.population().people());
            if (large <= 2 * small) {
                shared.add(new SharedTrait(SharedTrait.TraitKind.POPULATION, small + "-" + large));
            }
        }
        return shared;
    }
}
