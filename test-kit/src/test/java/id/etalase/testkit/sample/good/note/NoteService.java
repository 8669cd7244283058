package id.etalase.testkit.sample.good.note;

import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

class NoteService {
    private final EntityManager entities;

    NoteService(EntityManager entities) {
        this.entities = entities;
    }

    @Transactional
    Note find(String id) {
        return entities.find(Note.class, id);
    }
}
