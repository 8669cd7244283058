package id.etalase.partnerships.kept;

import java.time.Instant;
import java.util.UUID;

import id.etalase.kit.identity.Actor;

/**
 * From now on everybody may read of an agreement, and so of what is kept with it.
 *
 * @param actor who brought it about
 */
public record OwnerPublished(UUID agreement, Actor actor, Instant at) {
}
