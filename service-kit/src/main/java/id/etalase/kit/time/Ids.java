package id.etalase.kit.time;

import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;

/**
 * Makes ids. UUIDv7 (RFC 9562): sorted by the time of making, which keeps indexes compact, and unguessable in the rest.
 */
@Singleton
public class Ids {

    private final TimeBasedEpochRandomGenerator generator = Generators.timeBasedEpochRandomGenerator();

    /** A new id, different from every other in every process. */
    public UUID next() {
        return generator.generate();
    }
}
