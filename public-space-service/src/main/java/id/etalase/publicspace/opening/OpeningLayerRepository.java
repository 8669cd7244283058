package id.etalase.publicspace.opening;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import id.etalase.kit.error.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The layers on record. */
@ApplicationScoped
class OpeningLayerRepository implements PanacheRepositoryBase<OpeningLayer, UUID> {

    List<OpeningLayer> listOf(UUID space) {
        return list("spaceId", space);
    }

    OpeningLayer get(UUID space, UUID id) {
        return find("id = ?1 and spaceId = ?2", id, space).firstResultOptional()
                .orElseThrow(() -> new NotFound("opening-layer-not-found", Map.of("layer", id)));
    }
}
