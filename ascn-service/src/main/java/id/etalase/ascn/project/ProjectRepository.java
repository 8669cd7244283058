package id.etalase.ascn.project;

import java.time.LocalDate;
import java.util.Collection;
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

/** The projects on record. */
@ApplicationScoped
public class ProjectRepository implements PanacheRepositoryBase<Project, UUID> {

    private static final String STATUS_ON_DAY = """
            (select s.status from ProjectStep s where s.project = p and s.day <= :day
            order by s.day desc, s.recordedAt desc, s.id desc limit 1)""";

    /** The project with that slug or id. */
    public Optional<Project> findByName(String slugOrId) {
        return query(slugOrId).firstResultOptional();
    }

    /** The same, when it must be there. */
    public Project get(String slugOrId) {
        return findByName(slugOrId).orElseThrow(() -> notFound(slugOrId));
    }

    /** The same, locked until the transaction ends: changes of one project happen one after the other. */
    Project getForChange(String slugOrId) {
        return query(slugOrId).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseThrow(() -> notFound(slugOrId));
    }

    /** Those that the filter lets through, by slug. */
    public Page<Project> page(ProjectFilter filter, PageQuery query) {
        Conditions conditions = conditions(filter);
        Long total = query.total() ? count("from Project p where " + conditions.where(), conditions.parameters()) : null;
        String fingerprint = Cursor.fingerprint(filter);
        query.after(fingerprint).ifPresent(after -> conditions.add("p.slug > :after", "after", after.text(0)));
        List<Project> rows = find("from Project p where " + conditions.where() + " order by p.slug", conditions.parameters())
                .range(0, query.fetchSize() - 1).list();
        return Page.of(rows, query, last -> Cursor.at(fingerprint, last.slug()), total);
    }

    /** All projects known to have been there on a day, with their status then, by slug. */
    public List<CountedProject> listOn(LocalDate day) {
        String query = """
                select new id.etalase.ascn.project.CountedProject(p.id, p.slug, p.name, c.slug, c.country, p.focusArea,
                p.pillar, p.topics, p.challenges, p.reportedAlone, p.lineage, {status}) from Project p join p.city c
                where exists (select 1 from ProjectStep e where e.project = p and e.day <= :day) order by p.slug""";
        return getEntityManager().createQuery(query.replace("{status}", STATUS_ON_DAY), CountedProject.class)
                .setParameter("day", day).getResultList();
    }

    /** The projects of a city, by slug. */
    public List<Project> listByCity(UUID cityId) {
        return list("from Project p where p.city.id = :city order by p.slug", Map.of("city", cityId));
    }

    /** The parts of a project, by slug. */
    public List<Project> listParts(UUID parentId) {
        return list("from Project p where p.parent.id = :parent order by p.slug", Map.of("parent", parentId));
    }

    /** All names that one work has had. */
    List<Project> listLineage(Project project) {
        return list("from Project p where p.lineage = (select q.lineage from Project q where q.id = :id) order by p.slug",
                Map.of("id", project.id()));
    }

    /** The projects of some lineages. */
    List<Project> listLineages(Collection<UUID> lineages) {
        return list("from Project p where p.lineage in (:lineages)", Map.of("lineages", lineages));
    }

    private static Conditions conditions(ProjectFilter filter) {
        Conditions conditions = new Conditions()
                .words("exists (select 1 from Project n where n.lineage = p.lineage and n.searchText {matches})", filter.q())
                .add("p.city.slug = :city", "city", filter.city())
                .add("p.city.country = :country", "country", filter.country())
                .add("p.focusArea = :focusArea", "focusArea", filter.focusArea())
                .add("p.pillar = :pillar", "pillar", filter.pillar())
                .add("p.parent.slug = :parent", "parent", filter.parent())
                .add("array_contains(p.topics, :topic)", "topic", filter.topic())
                .add("array_contains(p.challenges, :challenge)", "challenge", filter.challenge())
                .add("array_contains(p.serviceKinds, :serviceKind)", "serviceKind", filter.serviceKind())
                .add("array_contains(p.technologies, :technology)", "technology", filter.technology())
                .add("array_contains(p.reports, :report)", "report", filter.report());
        if (filter.asOf() == null) {
            conditions.add("p.status = :status", "status", filter.status());
        } else {
            conditions.add("exists (select 1 from ProjectStep e where e.project = p and e.day <= :day)", "day", filter.asOf())
                    .add(STATUS_ON_DAY + " = :status", "status", filter.status());
        }
        if (filter.datetime() != null) {
            during(TimeInterval.parse(filter.datetime()), conditions);
        }
        if (filter.bbox() != null) {
            inside(BoundingBox.parse(filter.bbox()), conditions);
        }
        return conditions;
    }

    private static void during(TimeInterval interval, Conditions conditions) {
        conditions.add("exists (select 1 from ProjectStep e where e.project = p and e.day <= :toDay)", "toDay", interval.to());
        if (interval.from() != null) {
            conditions.require("not (p.status in (:closed) and p.statusDay < :fromDay)").set("fromDay", interval.from())
                    .set("closed", ProjectStatus.CLOSED);
        }
    }

    private static void inside(BoundingBox box, Conditions conditions) {
        String latitude = "coalesce(p.coordinates.latitude, p.city.coordinates.latitude)";
        String longitude = "coalesce(p.coordinates.longitude, p.city.coordinates.longitude)";
        conditions.require(latitude + " between :south and :north and (" + longitude + " >= :west "
                + (box.crossesDateLine() ? "or " : "and ") + longitude + " <= :east)").set("south", box.south())
                .set("north", box.north()).set("west", box.west()).set("east", box.east());
    }

    private PanacheQuery<Project> query(String slugOrId) {
        return SlugOrId.id(slugOrId).map(id -> find("id", id)).orElseGet(() -> find("slug", slugOrId));
    }

    private static NotFound notFound(String slugOrId) {
        return new NotFound("project-not-found", Map.of("project", slugOrId));
    }
}
