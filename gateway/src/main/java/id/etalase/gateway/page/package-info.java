/** What the gateway answers itself: pages for people, and the same as JSON for programs. */
@NullMarked
package id.etalase.gateway.page;

import org.jspecify.annotations.NullMarked;
