package id.etalase.publicspace.space;

import java.time.Instant;
import java.util.UUID;

import id.etalase.kit.text.BilingualText;

/** Places for tests without a database. */
public final class Spaces {

    private Spaces() {
    }

    public static Space open() {
        return new Space(UUID.randomUUID(), new SpaceRequest("room", SpaceKind.ROOM, null, new BilingualText("Ruang", "Room"),
                null, null, null, null, null, null, null, null, StepFree.UNKNOWN, AccessState.OPEN, null, null, null, null),
                null, false, Instant.EPOCH);
    }
}
