/** Every setting of the gateway, typed, in one place. */
@NullMarked
package id.etalase.gateway.config;

import org.jspecify.annotations.NullMarked;
