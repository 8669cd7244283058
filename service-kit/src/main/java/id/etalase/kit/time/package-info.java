/** Time and ids come in from here, so that tests can set them. */
@NullMarked
package id.etalase.kit.time;

import org.jspecify.annotations.NullMarked;
