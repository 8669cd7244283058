package id.etalase.ascn.indicator;

import id.etalase.ascn.city.City;
import id.etalase.ascn.project.Project;

/** What somebody wrote, with everything it names found; either a city or a project is there. */
record Drafted(ObservationRequest request, Indicator indicator, City city, Project project) {

    /** The city whose officer answers for the value. */
    City responsibleCity() {
        return city != null ? city : project.city();
    }
}
