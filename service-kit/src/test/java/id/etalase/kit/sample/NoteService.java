package id.etalase.kit.sample;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.NotFound;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.time.Ids;

@ApplicationScoped
class NoteService {

    private final EntityManager entities;
    private final Ids ids;

    NoteService(EntityManager entities, Ids ids) {
        this.entities = entities;
        this.ids = ids;
    }

    Note find(UUID id) {
        Note note = entities.find(Note.class, id);
        if (note == null) {
            throw new NotFound("note-not-found", Map.of("id", id));
        }
        return note;
    }

    @Transactional
    Note create(String title) {
        if (title.startsWith("refuse")) {
            throw new Conflict("board-full", Map.of("limit", 7), Map.of("missing", java.util.List.of("room")));
        }
        if (title.equals("crash")) {
            throw new IllegalStateException("A secret that no caller may see");
        }
        Note note = new Note(ids.next(), title);
        entities.persist(note);
        return note;
    }

    @Transactional
    Note edit(UUID id, IfMatch condition) {
        Note note = find(id);
        condition.check(note.tag());
        note.edits++;
        return note;
    }

    /** Not conditional: an act that a caller may repeat. */
    @Transactional
    Note stamp(UUID id) {
        Note note = find(id);
        note.edits++;
        return note;
    }
}
