package id.etalase.ascn.report;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The totals of the yearly reports on record. */
@ApplicationScoped
class PublishedTotalRepository implements PanacheRepositoryBase<PublishedTotal, Integer> {

    /** By year. */
    List<PublishedRequest> listByYear() {
        return list("from PublishedTotal t order by t.reportYear").stream().map(PublishedTotal::what).toList();
    }

    Optional<PublishedRequest> findByYear(int year) {
        return findByIdOptional(year).map(PublishedTotal::what);
    }
}
