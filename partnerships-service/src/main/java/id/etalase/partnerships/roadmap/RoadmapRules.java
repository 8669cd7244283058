package id.etalase.partnerships.roadmap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;

/** What a roadmap must keep to. */
@ApplicationScoped
class RoadmapRules {

    private final EntityManager database;

    RoadmapRules(EntityManager database) {
        this.database = database;
    }

    void check(RoadmapRequest request) {
        List<FieldError> errors = new ArrayList<>();
        if (request.firstYear() > request.lastYear()) {
            errors.add(new FieldError("/lastYear", "ends-before-start"));
        }
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < request.goals().size(); i++) {
            String code = request.goals().get(i).code();
            if (!codes.add(code)) {
                errors.add(new FieldError("/goals/" + i + "/code", "named-twice", Map.of("value", code)));
            }
            if (elsewhere(request.slug(), code)) {
                errors.add(new FieldError("/goals/" + i + "/code", "goal-of-another-roadmap", Map.of("value", code)));
            }
        }
        for (Object served : database.createNativeQuery("""
                select distinct a.roadmap_goal from agreement a
                join kept_record k on k.kind = 'roadmap' and k.slug = :slug
                join lateral jsonb_array_elements(k.body -> 'goals') g on g ->> 'code' = a.roadmap_goal""")
                .setParameter("slug", request.slug()).getResultList()) {
            if (!codes.contains((String) served)) {
                errors.add(new FieldError("/goals", "goal-is-served", Map.of("value", served)));
            }
        }
        if (!errors.isEmpty()) {
            throw new RuleViolation(errors);
        }
    }

    private boolean elsewhere(String slug, String code) {
        return !database.createNativeQuery("""
                select 1 from kept_record k, jsonb_array_elements(k.body -> 'goals') g
                where k.kind = 'roadmap' and k.slug <> :slug and g ->> 'code' = :code""").setParameter("slug", slug)
                .setParameter("code", code).getResultList().isEmpty();
    }
}
