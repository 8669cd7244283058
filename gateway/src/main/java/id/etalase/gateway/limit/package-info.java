/** Who a client is, and how many requests it may send. */
@NullMarked
package id.etalase.gateway.limit;

import org.jspecify.annotations.NullMarked;
