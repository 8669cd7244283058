package id.etalase.testkit.sample.good.note;

import java.time.LocalDate;

import id.etalase.testkit.sample.kit.outbox.DomainEvent;

sealed interface NoteEvent extends DomainEvent {
    record Written(String id, LocalDate on) implements NoteEvent {
    }
}
