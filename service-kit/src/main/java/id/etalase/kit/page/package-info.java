/** Lists in pages that neither skip nor repeat when rows come and go: keyset cursors, bounded limits, {@code Link} headers. */
@NullMarked
package id.etalase.kit.page;

import org.jspecify.annotations.NullMarked;
