/** Keeps what the gateway knows of the services fresh, in the background, so that no request waits for it. */
@NullMarked
package id.etalase.gateway.refresh;

import org.jspecify.annotations.NullMarked;
