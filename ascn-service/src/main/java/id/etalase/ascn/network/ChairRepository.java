package id.etalase.ascn.network;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The chairs on record. */
@ApplicationScoped
class ChairRepository implements PanacheRepositoryBase<Chair, UUID> {

    List<Chair> listByYear() {
        return list("from Chair c order by c.year");
    }

    Optional<Chair> findByYear(int year) {
        return find("from Chair c where c.year = ?1", year).firstResultOptional();
    }
}
