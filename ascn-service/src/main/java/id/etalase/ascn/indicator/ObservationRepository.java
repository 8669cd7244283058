package id.etalase.ascn.indicator;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import id.etalase.ascn.DayRange;
import id.etalase.ascn.city.City;
import id.etalase.ascn.project.Project;
import id.etalase.kit.error.NotFound;
import id.etalase.kit.page.Conditions;
import id.etalase.kit.page.Cursor;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The observations on record. */
@ApplicationScoped
class ObservationRepository implements PanacheRepositoryBase<Observation, UUID> {

    private static final String ORDER = " order by o.period.first, o.id";

    Observation get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> notFound(id));
    }

    Observation getForChange(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> notFound(id));
    }

    /** Those that the filter lets through, the earliest period first. */
    Page<Observation> page(ObservationFilter filter, PageQuery query) {
        DayRange.check(filter.from(), filter.to());
        Conditions conditions = new Conditions().add("o.indicator.code = :indicator", "indicator", filter.indicator())
                .add("o.method = :method", "method", filter.method())
                .add("(c.slug = :city or pc.slug = :city)", "city", filter.city())
                .add("p.slug = :project", "project", filter.project())
                .add("(c.country = :country or pc.country = :country)", "country", filter.country())
                .add("o.verification = :verification", "verification", filter.verification())
                .add("o.period.last >= :fromDay", "fromDay", filter.from())
                .add("o.period.first <= :toDay", "toDay", filter.to());
        if (filter.available() != null) {
            conditions.require(filter.available() ? "o.value is not null" : "o.value is null");
        }
        String from = "select o from Observation o left join o.city c left join o.project p left join p.city pc where ";
        Long total = query.total() ? count(from + conditions.where(), conditions.parameters()) : null;
        String fingerprint = Cursor.fingerprint(filter);
        query.after(fingerprint).ifPresent(after -> conditions
                .require("(o.period.first > :afterDay or (o.period.first = :afterDay and o.id > :afterId))")
                .set("afterDay", after.date(0)).set("afterId", after.uuid(1)));
        List<Observation> rows = find(from + conditions.where() + ORDER, conditions.parameters())
                .range(0, query.fetchSize() - 1).list();
        return Page.of(rows, query, last -> Cursor.at(fingerprint, last.period().first(), last.id()), total);
    }

    /** Everything on record of one indicator about some cities, the earliest period first. */
    List<Observation> listOfCities(Indicator indicator, Collection<City> cities) {
        return list("from Observation o where o.indicator = :indicator and o.city in (:cities)" + ORDER,
                Map.of("indicator", indicator, "cities", cities));
    }

    /** Everything on record of one indicator about a project, the earliest period first. */
    List<Observation> listOfProjects(Indicator indicator, Collection<Project> projects) {
        return list("from Observation o where o.indicator = :indicator and o.project in (:projects)" + ORDER,
                Map.of("indicator", indicator, "projects", projects));
    }

    private static NotFound notFound(UUID id) {
        return new NotFound("observation-not-found", Map.of("id", id));
    }
}
