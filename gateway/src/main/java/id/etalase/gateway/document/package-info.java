/** The OpenAPI documents of the services as one, always whole, and the pages that show them. */
@NullMarked
package id.etalase.gateway.document;

import org.jspecify.annotations.NullMarked;
