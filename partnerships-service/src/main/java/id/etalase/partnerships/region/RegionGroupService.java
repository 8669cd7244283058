package id.etalase.partnerships.region;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.identity.Actor;
import id.etalase.partnerships.kept.Keeping;
import id.etalase.partnerships.kept.Kept;

/** Registers and edits groups of regions. */
@ApplicationScoped
public class RegionGroupService {

    static final String KIND = "region-group";

    private final Keeping.Kind<RegionGroupRequest> groups;
    private final RegionGroupRules rules;

    RegionGroupService(Keeping keeping, RegionGroupRules rules) {
        this.groups = keeping.of(KIND, RegionGroupRequest.class, RegionGroupResponse::from);
        this.rules = rules;
    }

    Keeping.Kind<RegionGroupRequest> kind() {
        return groups;
    }

    /** @throws RuleViolation with every field that is wrong */
    @Transactional
    public Kept<RegionGroupRequest> register(RegionGroupRequest request, Actor actor) {
        rules.check(request);
        return groups.register(request.slug(), null, request, actor);
    }

    /** Changes what the patch names, when the caller has seen the present version. */
    @Transactional
    Kept<RegionGroupRequest> update(String name, IfMatch ifMatch, JsonNode patch, Actor actor) {
        return groups.update(name, ifMatch, patch, actor, RegionGroupRequest::slug, rules::check);
    }
}
