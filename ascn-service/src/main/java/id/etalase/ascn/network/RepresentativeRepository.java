package id.etalase.ascn.network;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import id.etalase.kit.error.NotFound;
import id.etalase.kit.page.Conditions;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The representatives on record. */
@ApplicationScoped
class RepresentativeRepository implements PanacheRepositoryBase<NationalRepresentative, UUID> {

    NationalRepresentative get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> notFound(id));
    }

    NationalRepresentative getForChange(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> notFound(id));
    }

    /** By country, the earlier one first; with a day only those beyond doubt in office then. */
    List<NationalRepresentative> list(String country, LocalDate asOf) {
        Conditions conditions = new Conditions().add("r.country = :country", "country", country)
                .add("r.countsFrom <= :day and (r.until.first is null or r.until.first >= :day)", "day", asOf);
        return list("from NationalRepresentative r where " + conditions.where() + " order by r.country, r.countsFrom",
                conditions.parameters());
    }

    private static NotFound notFound(UUID id) {
        return new NotFound("representative-not-found", Map.of("id", id));
    }
}
