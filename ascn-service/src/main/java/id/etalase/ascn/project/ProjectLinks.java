package id.etalase.ascn.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import id.etalase.kit.error.FieldError;

/** Keeps trees and successions of projects free of circles, and knows which names belong to one work. */
@ApplicationScoped
class ProjectLinks {

    /** Any number that nothing else in this database locks. */
    private static final long LOCK = 7_201_903;

    private final ProjectRepository projects;

    ProjectLinks(ProjectRepository projects) {
        this.projects = projects;
    }

    /** Until the transaction ends no other one changes links: two that are harmless alone could close a circle together. */
    void lock() {
        projects.getEntityManager().createNativeQuery("select pg_advisory_xact_lock(:lock)").setParameter("lock", LOCK)
                .getSingleResult();
    }

    /** What is wrong with the links that a project would get. */
    void check(Project itself, Project parent, Project successor, List<FieldError> errors) {
        if (leadsTo(itself, parent, Project::parent)) {
            errors.add(new FieldError("/parent", "tree-cycle", Map.of("value", parent.slug())));
        }
        if (leadsTo(itself, successor, Project::successor)) {
            errors.add(new FieldError("/successor", "successor-cycle", Map.of("value", successor.slug())));
        }
    }

    private static boolean leadsTo(Project itself, Project start, UnaryOperator<Project> next) {
        for (Project step = start; step != null; step = next.apply(step)) {
            if (step == itself) {
                return true;
            }
        }
        return false;
    }

    /**
     * Writes down anew which projects are one work, after the successor of a project has changed. All names of a work lead to
     * its last one, whose id they share.
     */
    void relink(Project changed, Project formerSuccessor) {
        projects.flush();
        Set<UUID> ends = new HashSet<>(Set.of(changed.id()));
        for (Project link : new Project[] { changed.successor(), formerSuccessor }) {
            if (link != null) {
                ends.add(link.id());
            }
        }
        List<UUID> lineages = projects.getEntityManager()
                .createQuery("select distinct p.lineage from Project p where p.id in (:ids)", UUID.class)
                .setParameter("ids", ends).getResultList();
        Map<UUID, List<UUID>> byLast = new HashMap<>();
        for (Project project : projects.listLineages(lineages)) {
            Project last = project;
            while (last.successor() != null) {
                last = last.successor();
            }
            byLast.computeIfAbsent(last.id(), id -> new ArrayList<>()).add(project.id());
        }
        // Not through the entities: who only shares a work with a changed project has not changed.
        byLast.forEach((last, ids) -> projects.getEntityManager()
                .createNativeQuery("update project set lineage = :last where id in (:ids)").setParameter("last", last)
                .setParameter("ids", ids).executeUpdate());
    }
}
