package id.etalase.publicspace.opening;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A layer with its id. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record LayerResponse(UUID id, @JsonUnwrapped LayerRequest layer) {

    static LayerResponse from(OpeningLayer layer) {
        return new LayerResponse(layer.id(), layer.toRequest());
    }

    /** All layers of a place, the one with the highest priority first. */
    record LayerList(List<LayerResponse> items) {
    }
}
