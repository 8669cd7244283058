package id.etalase.kit.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

public record NoteResponse(UUID id, String title, int edits, NoteRequest.Mood mood, Optional<LocalDate> due, Instant at) {

    static NoteResponse from(Note note) {
        return new NoteResponse(note.id, note.title, note.edits, NoteRequest.Mood.SO_SO, Optional.empty(),
                Instant.parse("2026-01-31T09:30:00Z"));
    }
}
