package id.etalase.partnerships.region;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import id.etalase.kit.country.Countries;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;

/** What a group must keep to. */
@ApplicationScoped
class RegionGroupRules {

    private final Countries countries;

    RegionGroupRules(Countries countries) {
        this.countries = countries;
    }

    void check(RegionGroupRequest request) {
        List<FieldError> errors = new ArrayList<>();
        if (request.slug().equals("asean")) {
            errors.add(new FieldError("/slug", "group-is-built-in"));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < request.members().size(); i++) {
            String code = request.members().get(i).code();
            if (!seen.add(code)) {
                errors.add(new FieldError("/members/" + i + "/code", "named-twice", Map.of("value", code)));
            }
        }
        for (int i = 0; i < request.countries().size(); i++) {
            String code = request.countries().get(i);
            if (!countries.exists(code)) {
                errors.add(new FieldError("/countries/" + i, "unknown-country", Map.of("value", code)));
            } else if (!seen.add(code)) {
                errors.add(new FieldError("/countries/" + i, "named-twice", Map.of("value", code)));
            }
        }
        if (!errors.isEmpty()) {
            throw new RuleViolation(errors);
        }
    }
}
