package id.etalase.publicspace.opening;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import id.etalase.kit.http.IfMatch;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.time.Ids;
import id.etalase.publicspace.space.Space;
import id.etalase.publicspace.space.SpaceRepository;
import id.etalase.publicspace.space.Stewardship;

/** Adds and removes layers of opening hours. */
@ApplicationScoped
public class OpeningService {

    private final OpeningLayerRepository layers;
    private final SpaceRepository spaces;
    private final Ids ids;
    private final Clock clock;

    OpeningService(OpeningLayerRepository layers, SpaceRepository spaces, Ids ids, Clock clock) {
        this.layers = layers;
        this.spaces = spaces;
        this.ids = ids;
        this.clock = clock;
    }

    /** Puts a layer over a place. */
    @Transactional
    public OpeningLayer add(String space, LayerRequest request, Actor actor) {
        Space place = spaces.get(space);
        Stewardship.check(place, actor);
        OpeningLayer layer = new OpeningLayer(ids.next(), place.id(), request, clock.instant());
        layers.persistAndFlush(layer);
        return layer;
    }

    /** Takes a layer away; what was under it shows again. */
    @Transactional
    void remove(String space, UUID id, IfMatch ifMatch, Actor actor) {
        Space place = spaces.get(space);
        Stewardship.check(place, actor);
        OpeningLayer layer = layers.get(place.id(), id);
        ifMatch.check(layer.tag());
        layers.delete(layer);
    }
}
