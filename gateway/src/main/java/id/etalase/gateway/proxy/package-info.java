/** Carries a request to its service and the answer back, as streams in both directions. */
@NullMarked
package id.etalase.gateway.proxy;

import org.jspecify.annotations.NullMarked;
