package id.etalase.testkit.sample.storage;

import id.etalase.testkit.sample.kit.outbox.Outbox;

class OutboxResource {
    Outbox outbox;
}
