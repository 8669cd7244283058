package id.etalase.kit.http;

import java.net.URI;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * A representation with its entity tag, made in the transaction that read or changed the thing.
 *
 * @param body what is answered
 * @param tag of this representation
 */
public record Tagged<T>(T body, EntityTag tag) {

    /** 200 as JSON with the tag; a caller who has this representation gets 304 (see {@link ConditionalReads}). */
    public Response ok() {
        return Response.ok(body, MediaType.APPLICATION_JSON).header(HttpHeaders.ETAG, tag).build();
    }

    /** 201 with the tag and the address of the new thing. */
    public Response created(URI location) {
        return Response.created(location).header(HttpHeaders.ETAG, tag).entity(body).build();
    }
}
