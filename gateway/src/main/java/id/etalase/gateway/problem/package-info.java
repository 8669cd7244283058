/** The gateway's own "no", in the same shape (RFC 9457) and the same two languages as those of the services. */
@NullMarked
package id.etalase.gateway.problem;

import org.jspecify.annotations.NullMarked;
