package id.etalase.publicspace.space;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.geo.Coordinates;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;

/** A place as everybody sees it. */
@Schema(description = "A place; `bookable` only where the public may come in. `sample` marks what is there for trying things out.", examples = """
        {"id": "019aa7f0-5c1e-7a31-8c39-2f6f4a1d9b11", "slug": "taman-ayodya", "kind": "park",
         "parent": "taman-bendera-pusaka", "name": {"id": "Taman Ayodya", "en": "Ayodya Park"}, "areaM2": 7606,
         "areaIs": "land", "stepFree": "unknown", "access": "open", "bookable": true, "sample": false,
         "createdAt": "2026-01-01T00:00:00Z", "updatedAt": "2026-01-01T00:00:00Z"}""")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SpaceResponse(UUID id, String slug, SpaceKind kind, String parent, BilingualText name, String address,
        String sideEntrance, Coordinates coordinates, String coordinatePrecision, Integer areaM2, AreaKind areaIs,
        List<String> facilities, TransitMode transitMode, StepFree stepFree, AccessState access, LocalDate accessSince,
        boolean bookable, String condition, String note, Provenance provenance, boolean sample, Instant createdAt,
        Instant updatedAt) {

    static SpaceResponse from(Space space) {
        SpaceRequest written = space.toRequest();
        return new SpaceResponse(space.id(), written.slug(), written.kind(), written.parent(), written.name(),
                written.address(), written.sideEntrance(), written.coordinates(), written.coordinatePrecision(),
                written.areaM2(), written.areaIs(), written.facilities(), written.transitMode(), written.stepFree(),
                written.access(), written.accessSince(), written.access().isBookable(), written.condition(), written.note(),
                written.provenance(), space.isSample(), space.createdAt(), space.updatedAt());
    }
}
