/** What the database must not show to whoever reads it: {@link id.etalase.kit.seal.Seal}, with keys from outside. */
@NullMarked
package id.etalase.kit.seal;

import org.jspecify.annotations.NullMarked;
