package id.etalase.ascn.project;

import id.etalase.ascn.city.City;

/** What somebody wrote, with everything it names found. */
record Drafted(ProjectRequest request, City city, Project parent, Project successor) {
}
