/** Writes into the API document what the kit does for every resource, so that resources need few annotations. */
@NullMarked
package id.etalase.kit.openapi;

import org.jspecify.annotations.NullMarked;
