/** Compression on the way out, with validators that stay right. */
@NullMarked
package id.etalase.gateway.compress;

import org.jspecify.annotations.NullMarked;
