package id.etalase.partnerships.roadmap;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;
import id.etalase.partnerships.cooperation.Stage;
import id.etalase.partnerships.kept.Kept;

/** The goals of roadmaps with the signed agreements that serve them. */
@ApplicationScoped
class GoalRepository {

    private final EntityManager database;

    GoalRepository(EntityManager database) {
        this.database = database;
    }

    /**
     * A goal and what serves it.
     *
     * @param total how many signed agreements name it
     * @param agreements the first hundred of them; all by {@code /v1/agreements?roadmapGoal=}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ServedGoal(String code, BilingualText title, Provenance provenance, long total, List<Serving> agreements) {
    }

    /** An agreement that serves a goal. */
    record Serving(String agreement, BilingualText title) {
    }

    List<ServedGoal> list(Kept<RoadmapRequest> roadmap) {
        return roadmap.body().goals().stream().map(goal -> {
            List<?> rows = database
                    .createNativeQuery("""
                            select slug, title_id, title_en, count(*) over () from agreement
                            where roadmap_goal = :goal and stage in (:public) order by sort_day desc, id desc limit 100""",
                            Object[].class)
                    .setParameter("goal", goal.code())
                    .setParameter("public", Stage.publicStages().stream().map(Enum::name).toList()).getResultList();
            long total = rows.isEmpty() ? 0 : ((Number) ((Object[]) rows.get(0))[3]).longValue();
            return new ServedGoal(goal.code(), goal.title(), goal.provenance(), total, rows.stream().map(found -> {
                Object[] row = (Object[]) found;
                return new Serving((String) row[0], new BilingualText((String) row[1], (String) row[2]));
            }).toList());
        }).toList();
    }
}
