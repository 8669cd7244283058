/**
 * The shared cache (RFC 9111) for what is read without a token. Events of the services and writes through the gateway keep it
 * fresh; start reading at {@link id.etalase.gateway.cache.SharedCache}.
 */
@NullMarked
package id.etalase.gateway.cache;

import org.jspecify.annotations.NullMarked;
