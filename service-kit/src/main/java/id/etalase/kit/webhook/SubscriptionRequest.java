package id.etalase.kit.webhook;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to be told.
 *
 * @param url where to; HTTPS, on a public address
 * @param types of events, by their full names; absent or empty for all
 */
public record SubscriptionRequest(
        @NotNull @Size(max = 1_000) @Schema(examples = "https://example.org/etalase") String url,
        @Nullable @Size(max = 50) List<@NotNull String> types) {
}
