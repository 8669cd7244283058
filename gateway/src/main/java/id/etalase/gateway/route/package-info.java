/** Which service owns which path. */
@NullMarked
package id.etalase.gateway.route;

import org.jspecify.annotations.NullMarked;
