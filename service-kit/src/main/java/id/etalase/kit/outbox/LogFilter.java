package id.etalase.kit.outbox;

import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Which events of the log somebody reads.
 *
 * @param readers the roles of who asks, {@code everyone} included
 * @param types full type names; empty for all
 * @param subject of one thing only; null for all
 */
public record LogFilter(Set<String> readers, Set<String> types, @Nullable UUID subject) {
}
