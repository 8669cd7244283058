package id.etalase.testkit.sample.exposed;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Sheet {
    @Id
    String id;
}
