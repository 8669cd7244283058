/**
 * The front door of the suite: it sends each request to the service that owns its path, as a stream, and answers for itself
 * only with documents about the suite and with problems. No business rule lives here, and no database.
 *
 * <p>
 * Start reading at {@link id.etalase.gateway.FrontDoor}: it is the one chain every request passes.
 */
@NullMarked
package id.etalase.gateway;

import org.jspecify.annotations.NullMarked;
