package id.etalase.partnerships.roadmap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.identity.Actor;
import id.etalase.partnerships.kept.Keeping;
import id.etalase.partnerships.kept.Kept;

/** Registers and edits roadmaps. */
@ApplicationScoped
public class RoadmapService {

    static final String KIND = "roadmap";

    private final Keeping.Kind<RoadmapRequest> roadmaps;
    private final RoadmapRules rules;

    RoadmapService(Keeping keeping, RoadmapRules rules) {
        this.roadmaps = keeping.of(KIND, RoadmapRequest.class, RoadmapResponse::from);
        this.rules = rules;
    }

    Keeping.Kind<RoadmapRequest> kind() {
        return roadmaps;
    }

    /** @throws RuleViolation with every field that is wrong */
    @Transactional
    public Kept<RoadmapRequest> register(RoadmapRequest request, Actor actor) {
        rules.check(request);
        return roadmaps.register(request.slug(), null, request, actor);
    }

    /** Changes what the patch names, when the caller has seen the present version. */
    @Transactional
    Kept<RoadmapRequest> update(String name, IfMatch ifMatch, JsonNode patch, Actor actor) {
        return roadmaps.update(name, ifMatch, patch, actor, RoadmapRequest::slug, rules::check);
    }
}
