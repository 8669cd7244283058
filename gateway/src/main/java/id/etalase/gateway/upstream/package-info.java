/** The replicas behind the gateway: which are there, which is chosen, and when a service is better left alone. */
@NullMarked
package id.etalase.gateway.upstream;

import org.jspecify.annotations.NullMarked;
