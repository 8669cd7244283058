package id.etalase.kit.sample;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import id.etalase.kit.http.EntityTag;

@Entity
class Note {

    @Id
    UUID id;
    @Version
    int version;
    String title;
    int edits;

    protected Note() {
    }

    Note(UUID id, String title) {
        this.id = id;
        this.title = title;
    }

    EntityTag tag() {
        return EntityTag.of(id, version);
    }
}
