package id.etalase.ascn.indicator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import id.etalase.kit.error.NotFound;
import id.etalase.kit.page.Conditions;
import id.etalase.kit.page.Cursor;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The indicators on record. */
@ApplicationScoped
class IndicatorRepository implements PanacheRepositoryBase<Indicator, UUID> {

    Optional<Indicator> findByCode(String code) {
        return find("code", code).firstResultOptional();
    }

    Indicator get(String code) {
        return findByCode(code).orElseThrow(() -> notFound(code));
    }

    Indicator getForChange(String code) {
        return find("code", code).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseThrow(() -> notFound(code));
    }

    /** By code. */
    Page<Indicator> page(IndicatorLevel level, PageQuery query) {
        Conditions conditions = new Conditions().add("i.level = :level", "level", level);
        Long total = query.total() ? count("from Indicator i where " + conditions.where(), conditions.parameters()) : null;
        String fingerprint = Cursor.fingerprint(level);
        query.after(fingerprint).ifPresent(after -> conditions.add("i.code > :after", "after", after.text(0)));
        List<Indicator> rows = find("from Indicator i where " + conditions.where() + " order by i.code",
                conditions.parameters()).range(0, query.fetchSize() - 1).list();
        return Page.of(rows, query, last -> Cursor.at(fingerprint, last.code()), total);
    }

    private static NotFound notFound(String code) {
        return new NotFound("indicator-not-found", Map.of("code", code));
    }
}
