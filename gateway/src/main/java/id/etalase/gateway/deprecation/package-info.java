/** Operations that should not be used any more. */
@NullMarked
package id.etalase.gateway.deprecation;

import org.jspecify.annotations.NullMarked;
