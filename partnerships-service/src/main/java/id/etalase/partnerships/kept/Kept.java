package id.etalase.partnerships.kept;

import java.time.Instant;
import java.util.UUID;

import id.etalase.kit.http.EntityTag;

/**
 * A thing as it is kept.
 *
 * @param owner the agreement it belongs to, null for none
 * @param version how often it was changed
 * @param body what an officer wrote
 */
public record Kept<T>(UUID id, String slug, UUID owner, long version, T body, Instant createdAt, Instant updatedAt) {

    /** The tag of its representation. */
    public EntityTag tag() {
        return EntityTag.of(id, version);
    }
}
