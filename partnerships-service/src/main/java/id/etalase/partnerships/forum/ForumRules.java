package id.etalase.partnerships.forum;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.partnerships.agreement.AgreementDirectory;
import id.etalase.partnerships.vocabulary.Vocabularies;

/** What a forum must keep to. */
@ApplicationScoped
class ForumRules {

    private final Vocabularies vocabularies;
    private final AgreementDirectory agreements;

    ForumRules(Vocabularies vocabularies, AgreementDirectory agreements) {
        this.vocabularies = vocabularies;
        this.agreements = agreements;
    }

    void check(ForumRequest request) {
        List<FieldError> errors = new ArrayList<>();
        vocabularies.challenges().check(request.challenges(), "challenges", errors);
        if (request.agreement() != null
                && agreements.find(request.agreement()).filter(agreement -> agreement.stage().isPublic()).isEmpty()) {
            errors.add(new FieldError("/agreement", "unknown-agreement", Map.of("value", request.agreement())));
        }
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < request.meetings().size(); i++) {
            ForumRequest.Meeting meeting = request.meetings().get(i);
            if (!codes.add(meeting.code())) {
                errors.add(new FieldError("/meetings/" + i + "/code", "named-twice", Map.of("value", meeting.code())));
            }
            if (meeting.endsOn().isBefore(meeting.startsOn())) {
                errors.add(new FieldError("/meetings/" + i + "/endsOn", "ends-before-start"));
            }
        }
        if (!errors.isEmpty()) {
            throw new RuleViolation(errors);
        }
    }
}
