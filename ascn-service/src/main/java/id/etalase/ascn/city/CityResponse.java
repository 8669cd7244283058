package id.etalase.ascn.city;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.geo.Coordinates;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.time.PartialDate;

/** A city as everybody sees it. */
@Schema(description = "A city of the network; a member that is absent is unknown or not applicable.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CityResponse(
        UUID id,
        String slug,
        BilingualText name,
        List<String> variants,
        String country,
        CityKind kind,
        Coordinates coordinates,
        String timeZone,
        Population population,
        @Schema(description = "The intake in which it first joined; 2018 are the pilot cities.") Integer cohort,
        List<Period> memberships,
        @Schema(description = "The offices that held the post of Chief Smart City Officer, the first one first.") List<Post> chiefSmartCityOfficers,
        List<String> challenges,
        List<String> traits,
        Provenance provenance,
        Instant createdAt,
        Instant updatedAt) {

    /** A period in which the city belongs to the network. */
    @Schema(name = "Membership", description = "A period in which a city belongs to the network.")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Period(UUID id, int cohort, PartialDate joinedOn, PartialDate leftOn, LocalDate evidencedOn,
            Provenance provenance) {

        static Period of(Membership membership) {
            return new Period(membership.id(), membership.cohort(), membership.joinedOn(), membership.leftOn(),
                    membership.evidencedOn(), membership.provenance());
        }
    }

    /** Who holds the post of Chief Smart City Officer. */
    @Schema(name = "ChiefSmartCityOfficer", description = "The office that holds the post for a time; never a person.")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Post(UUID id, BilingualText office, PartialDate since, PartialDate until, Provenance provenance) {

        static Post of(OfficerPost post) {
            PostRequest what = post.toRequest();
            return new Post(post.id(), what.office(), what.since(), what.until(), what.provenance());
        }
    }

    static CityResponse from(City city) {
        CityRequest what = city.toRequest();
        return new CityResponse(city.id(), what.slug(), what.name(), what.variants(), what.country(), what.kind(),
                what.coordinates(), what.timeZone(), what.population(), city.cohort(),
                city.memberships().stream().map(Period::of).toList(), city.posts().stream().map(Post::of).toList(),
                what.challenges(), what.traits(), what.provenance(), city.createdAt(), city.updatedAt());
    }
}
