package id.etalase.testkit.sample.event;

import id.etalase.testkit.sample.kit.outbox.DomainEvent;

class BoardOpened implements DomainEvent {
}
