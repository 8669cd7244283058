package id.etalase.testkit.sample.good.note;

import java.time.Clock;
import java.time.LocalDate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Note {
    @Id
    String id;
    NoteStatus status;

    NoteEvent.Written write(Clock clock) {
        return new NoteEvent.Written(id, LocalDate.now(clock));
    }
}
