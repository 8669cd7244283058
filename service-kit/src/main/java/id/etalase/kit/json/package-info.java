/** How JSON and the values in it look: strict in what comes in, the same everywhere in what goes out. */
@NullMarked
package id.etalase.kit.json;

import org.jspecify.annotations.NullMarked;
