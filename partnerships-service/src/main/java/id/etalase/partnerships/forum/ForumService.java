package id.etalase.partnerships.forum;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.identity.Actor;
import id.etalase.partnerships.kept.Keeping;
import id.etalase.partnerships.kept.Kept;

/** Registers and edits forums. */
@ApplicationScoped
public class ForumService {

    static final String KIND = "forum";

    private final Keeping.Kind<ForumRequest> forums;
    private final ForumRules rules;

    ForumService(Keeping keeping, ForumRules rules) {
        this.forums = keeping.of(KIND, ForumRequest.class, ForumResponse::from);
        this.rules = rules;
    }

    Keeping.Kind<ForumRequest> kind() {
        return forums;
    }

    /** @throws RuleViolation with every field that is wrong */
    @Transactional
    public Kept<ForumRequest> register(ForumRequest request, Actor actor) {
        rules.check(request);
        return forums.register(request.slug(), null, request, actor);
    }

    /** Changes what the patch names, when the caller has seen the present version. */
    @Transactional
    Kept<ForumRequest> update(String name, IfMatch ifMatch, JsonNode patch, Actor actor) {
        return forums.update(name, ifMatch, patch, actor, ForumRequest::slug, rules::check);
    }
}
