/**
 * What the gateway knows of a request before it looks at where it goes: its id, its language, its path, how it was addressed.
 */
@NullMarked
package id.etalase.gateway.request;

import org.jspecify.annotations.NullMarked;
