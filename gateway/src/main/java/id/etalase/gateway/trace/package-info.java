/** What a tracer is told of a request, where there is one. */
@NullMarked
package id.etalase.gateway.trace;

import org.jspecify.annotations.NullMarked;
