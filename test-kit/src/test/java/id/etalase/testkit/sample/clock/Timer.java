package id.etalase.testkit.sample.clock;

import java.time.Instant;

class Timer {
    Instant read() {
        return Instant.now();
    }
}
