package id.etalase.partnerships.partner;

import java.time.Clock;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.kit.country.Countries;
import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.Outbox;
import id.etalase.kit.time.Ids;

/** Registers and edits partners. */
@ApplicationScoped
public class PartnerService {

    private final PartnerRepository partners;
    private final Countries countries;
    private final MergePatch mergePatch;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final Event<PartnerEvent.Updated> updates;

    PartnerService(PartnerRepository partners, Countries countries, MergePatch mergePatch, Outbox outbox, Ids ids,
            Clock clock, Event<PartnerEvent.Updated> updates) {
        this.partners = partners;
        this.countries = countries;
        this.mergePatch = mergePatch;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.updates = updates;
    }

    /**
     * Puts a partner into the register.
     *
     * @throws Conflict {@code slug-taken} when another has that slug
     * @throws RuleViolation when the country is not in ISO 3166-1
     */
    @Transactional
    public Partner register(PartnerRequest request, Actor actor) {
        checkCountry(request);
        if (partners.findByName(request.slug()).isPresent()) {
            throw new Conflict("slug-taken", Map.of("slug", request.slug()));
        }
        Partner partner = new Partner(ids.next(), request, clock.instant());
        partners.persistAndFlush(partner);
        outbox.append(partner.registered(actor));
        return partner;
    }

    /** Changes what the patch names, when the caller has seen the present version. */
    @Transactional
    Partner update(String slugOrId, IfMatch ifMatch, JsonNode patch, Actor actor) {
        Partner partner = partners.getForChange(slugOrId);
        ifMatch.check(partner.tag());
        PartnerRequest request = mergePatch.apply(partner.toRequest(), patch, PartnerRequest.class);
        checkCountry(request);
        PartnerEvent.Updated updated = partner.update(request, actor, clock.instant());
        if (updated != null) {
            partners.flush();
            outbox.append(updated);
            if (updated.changesReference()) {
                updates.fire(updated);
            }
        }
        return partner;
    }

    private void checkCountry(PartnerRequest request) {
        if (request.country() != null && !countries.exists(request.country())) {
            throw new RuleViolation(new FieldError("/country", "unknown-country", Map.of("value", request.country())));
        }
    }
}
