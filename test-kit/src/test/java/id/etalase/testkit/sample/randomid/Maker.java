package id.etalase.testkit.sample.randomid;

import java.util.UUID;

class Maker {
    UUID make() {
        return UUID.randomUUID();
    }
}
