package id.etalase.ascn.city;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import id.etalase.kit.error.NotFound;
import id.etalase.kit.geo.BoundingBox;
import id.etalase.kit.geo.TimeInterval;
import id.etalase.kit.http.SlugOrId;
import id.etalase.kit.page.Conditions;
import id.etalase.kit.page.Cursor;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The cities on record. */
@ApplicationScoped
public class CityRepository implements PanacheRepositoryBase<City, UUID> {

    /** Belongs to the network at some time between {@code :fromDay} and {@code :toDay}, beyond doubt. */
    private static final String MEMBER = """
            exists (select 1 from Membership m where m.city = c and m.countsFrom <= :toDay
            and (m.leftOn.first is null or m.leftOn.first >= :fromDay))""";

    /** The city with that slug or id. */
    public Optional<City> findByName(String slugOrId) {
        return query(slugOrId).firstResultOptional();
    }

    /** The same, when it must be there. */
    public City get(String slugOrId) {
        return findByName(slugOrId).orElseThrow(() -> notFound(slugOrId));
    }

    /** The same, locked until the transaction ends: changes of one city happen one after the other. */
    City getForChange(String slugOrId) {
        return query(slugOrId).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseThrow(() -> notFound(slugOrId));
    }

    /** Those that the filter lets through, by slug. */
    public Page<City> page(CityFilter filter, PageQuery query) {
        Conditions conditions = conditions(filter);
        Long total = query.total() ? count("from City c where " + conditions.where(), conditions.parameters()) : null;
        String fingerprint = Cursor.fingerprint(filter);
        query.after(fingerprint).ifPresent(after -> conditions.add("c.slug > :after", "after", after.text(0)));
        List<City> rows = find("from City c where " + conditions.where() + " order by c.slug", conditions.parameters())
                .range(0, query.fetchSize() - 1).list();
        return Page.of(rows, query, last -> Cursor.at(fingerprint, last.slug()), total);
    }

    /** Those that beyond doubt were members on a day, by slug. */
    public List<City> listMembersOn(LocalDate day) {
        return list("from City c where " + MEMBER + " order by c.slug", Map.of("fromDay", day, "toDay", day));
    }

    /** All cities on record, by slug. */
    public List<City> listBySlug() {
        return list("from City c order by c.slug");
    }

    private static Conditions conditions(CityFilter filter) {
        Conditions conditions = new Conditions().words("c.searchText {matches}", filter.q())
                .add("c.country = :country", "country", filter.country())
                .add("c.kind = :kind", "kind", filter.kind())
                .add("(select min(m.cohort) from Membership m where m.city = c) = :cohort", "cohort", filter.cohort())
                .add("array_contains(c.challenges, :challenge)", "challenge", filter.challenge())
                .add("array_contains(c.traits, :trait)", "trait", filter.trait());
        if (filter.asOf() != null) {
            conditions.require(MEMBER.replace(":fromDay", ":asOf").replace(":toDay", ":asOf")).set("asOf", filter.asOf());
        }
        if (filter.datetime() != null) {
            TimeInterval interval = TimeInterval.parse(filter.datetime());
            conditions.require(MEMBER).set("fromDay", interval.from() == null ? LocalDate.of(1, 1, 1) : interval.from())
                    .set("toDay", interval.to() == null ? LocalDate.of(9999, 12, 31) : interval.to());
        }
        if (filter.bbox() != null) {
            inside(BoundingBox.parse(filter.bbox()), conditions);
        }
        return conditions;
    }

    private static void inside(BoundingBox box, Conditions conditions) {
        conditions.require("c.coordinates.latitude between :south and :north and (c.coordinates.longitude >= :west "
                + (box.crossesDateLine() ? "or" : "and") + " c.coordinates.longitude <= :east)").set("south", box.south())
                .set("north", box.north()).set("west", box.west()).set("east", box.east());
    }

    private PanacheQuery<City> query(String slugOrId) {
        return SlugOrId.id(slugOrId).map(id -> find("id", id)).orElseGet(() -> find("slug", slugOrId));
    }

    private static NotFound notFound(String slugOrId) {
        return new NotFound("city-not-found", Map.of("city", slugOrId));
    }
}
