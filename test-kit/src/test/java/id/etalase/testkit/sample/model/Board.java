package id.etalase.testkit.sample.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.ws.rs.core.Response;

@Entity
class Board {
    @Id
    String id;

    Response answer() {
        return null;
    }
}
