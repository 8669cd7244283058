package id.etalase.ascn.project;

import jakarta.enterprise.context.ApplicationScoped;

import id.etalase.kit.geo.Feature;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;

/** Projects as features of a map; where one has no place of its own, its city's stands for it. */
@ApplicationScoped
public class ProjectFeatures {

    private final ProjectRepository projects;

    ProjectFeatures(ProjectRepository projects) {
        this.projects = projects;
    }

    /** Those in a box and a time, see {@link ProjectFilter}. */
    public Page<Feature> page(String bbox, String datetime, PageQuery page) {
        ProjectFilter filter = new ProjectFilter(null, null, null, null, null, null, null, null, null, null, null, null, null,
                bbox, datetime);
        return projects.page(filter, page).map(project -> feature(project, ProjectResponse.from(project)));
    }

    /** One project. */
    public Feature get(String slugOrId) {
        Project project = projects.get(slugOrId);
        return feature(project, ProjectResponse.from(project));
    }

    static Feature feature(Project project, ProjectResponse properties) {
        return Feature.at(project.place(), project.slug(), properties);
    }
}
