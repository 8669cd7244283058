package id.etalase.ascn.indicator;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import id.etalase.ascn.Texts;
import id.etalase.ascn.city.City;
import id.etalase.ascn.city.CityRepository;
import id.etalase.ascn.project.Project;
import id.etalase.ascn.project.ProjectRepository;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.time.JakartaTime;

/** Finds what a written observation names, and checks what can be wrong about it. */
@ApplicationScoped
class ObservationDrafting {

    private final IndicatorRepository indicators;
    private final CityRepository cities;
    private final ProjectRepository projects;
    private final Clock clock;

    ObservationDrafting(IndicatorRepository indicators, CityRepository cities, ProjectRepository projects, Clock clock) {
        this.indicators = indicators;
        this.cities = cities;
        this.projects = projects;
        this.clock = clock;
    }

    /** @throws RuleViolation with every field that is wrong */
    Drafted resolve(ObservationRequest request) {
        List<FieldError> errors = new ArrayList<>();
        Optional<Indicator> indicator = indicators.findByCode(request.indicator());
        if (indicator.isEmpty()) {
            errors.add(new FieldError("/indicator", "unknown-indicator", Map.of("value", request.indicator())));
        } else if (!indicator.get().hasMethod(request.method())) {
            errors.add(new FieldError("/method", "unknown-method", Map.of("value", request.method())));
        }
        City city = null;
        Project project = null;
        if ((request.city() == null) == (request.project() == null)) {
            errors.add(new FieldError("/city", "city-or-project"));
        } else if (request.city() != null) {
            city = cities.findByName(request.city()).orElse(null);
            if (city == null) {
                errors.add(new FieldError("/city", "unknown-city", Map.of("value", request.city())));
            }
        } else {
            project = projects.findByName(request.project()).orElse(null);
            if (project == null) {
                errors.add(new FieldError("/project", "unknown-project", Map.of("value", request.project())));
            }
        }
        checkValue(request, indicator.orElse(null), errors);
        LocalDate today = JakartaTime.today(clock);
        if (request.period().first().isAfter(today)) {
            errors.add(new FieldError("/period", "in-the-future"));
        }
        Texts.check(request.note(), "/note", errors);
        if (!errors.isEmpty()) {
            throw new RuleViolation(errors);
        }
        return new Drafted(request, indicator.orElseThrow(), city, project);
    }

    private static void checkValue(ObservationRequest request, Indicator indicator, List<FieldError> errors) {
        if ((request.value() == null) == (request.notAvailable() == null)) {
            errors.add(new FieldError("/value", "value-or-reason"));
        }
        if (request.value() != null && request.unit() == null) {
            errors.add(new FieldError("/unit", "required"));
        }
        if (request.unit() != null && indicator != null && !indicator.unit().equals(request.unit())) {
            errors.add(new FieldError("/unit", "another-unit",
                    Map.of("value", request.unit(), "unit", indicator.unit())));
        }
    }
}
