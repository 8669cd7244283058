package id.etalase.kit.http;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Things are named in addresses by their readable slug or by their id; a UUID is never a slug that people would choose. */
public final class SlugOrId {

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private SlugOrId() {
    }

    /** The id, when the text has the form of one. */
    public static Optional<UUID> id(String slugOrId) {
        return UUID_TEXT.matcher(slugOrId).matches() ? Optional.of(UUID.fromString(slugOrId)) : Optional.empty();
    }
}
