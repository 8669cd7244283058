/**
 * Repeats without harm: a client that did not get its answer sends the request again with the same {@code Idempotency-Key}
 * and gets the stored answer (IETF draft-ietf-httpapi-idempotency-key-header).
 */
@NullMarked
package id.etalase.kit.idempotency;

import org.jspecify.annotations.NullMarked;
