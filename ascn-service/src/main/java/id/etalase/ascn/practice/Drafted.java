package id.etalase.ascn.practice;

import id.etalase.ascn.city.City;
import id.etalase.ascn.project.Project;

/** What somebody wrote, with everything it names found. */
record Drafted(PracticeRequest request, City city, Project project) {
}
