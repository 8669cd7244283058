/**
 * One way to say no. The domain throws a {@link id.etalase.kit.error.DomainException}; everything that can go wrong at the
 * HTTP border ends in the same {@code application/problem+json} document (RFC 9457), in the language of the caller.
 */
@NullMarked
package id.etalase.kit.error;

import org.jspecify.annotations.NullMarked;
