/** Who asks. Taken from the verified token alone, never from a header. */
@NullMarked
package id.etalase.kit.identity;

import org.jspecify.annotations.NullMarked;
