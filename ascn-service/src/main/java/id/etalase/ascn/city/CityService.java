package id.etalase.ascn.city;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.ascn.ConstraintNames;
import id.etalase.ascn.WriteAccess;
import id.etalase.ascn.memberstate.MemberStates;
import id.etalase.ascn.vocabulary.Vocabularies;
import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.http.Tagged;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.Outbox;
import id.etalase.kit.time.Ids;

/** Registers and edits cities and their membership. */
@ApplicationScoped
public class CityService {

    private final CityRepository cities;
    private final MemberStates memberStates;
    private final Vocabularies vocabularies;
    private final WriteAccess access;
    private final MergePatch mergePatch;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final Event<CityEvent.Updated> updates;

    CityService(CityRepository cities, MemberStates memberStates, Vocabularies vocabularies, WriteAccess access,
            MergePatch mergePatch, Outbox outbox, Ids ids, Clock clock, Event<CityEvent.Updated> updates) {
        this.cities = cities;
        this.memberStates = memberStates;
        this.vocabularies = vocabularies;
        this.access = access;
        this.mergePatch = mergePatch;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.updates = updates;
    }

    /**
     * Puts a city on record, in the name of its country's representative.
     *
     * @throws id.etalase.kit.error.Forbidden for others
     * @throws Conflict {@code slug-taken} when another has that slug
     */
    @Transactional
    Tagged<CityResponse> register(CityRequest request) {
        check(request);
        return register(request, access.toCountry(request.country()));
    }

    /** Puts a city on record in the name of an actor whose right to do so is settled. */
    @Transactional
    public Tagged<CityResponse> register(CityRequest request, Actor actor) {
        check(request);
        if (cities.findByName(request.slug()).isPresent()) {
            throw new Conflict("slug-taken", Map.of("slug", request.slug()));
        }
        City city = new City(ids.next(), request, clock.instant());
        cities.persistAndFlush(city);
        outbox.append(city.registered(actor));
        return tagged(city);
    }

    /** Changes what the patch names, when the caller has seen the present version. */
    @Transactional
    Tagged<CityResponse> update(String slugOrId, IfMatch ifMatch, JsonNode patch) {
        City city = cities.getForChange(slugOrId);
        Actor actor = access.toCity(city.slug(), city.country());
        ifMatch.check(city.tag());
        CityRequest request = mergePatch.apply(city.toRequest(), patch, CityRequest.class);
        check(request);
        keep(city, city.update(request, actor, clock.instant()));
        return tagged(city);
    }

    /** Puts a period of membership on record, in the name of the representative of the city's country. */
    @Transactional
    Tagged<CityResponse> join(String slugOrId, MembershipRequest request) {
        City city = cities.getForChange(slugOrId);
        return join(city, request, access.toCountry(city.country()));
    }

    /** Puts a period of membership on record in the name of an actor whose right to do so is settled. */
    @Transactional
    public Tagged<CityResponse> join(String slugOrId, MembershipRequest request, Actor actor) {
        return join(cities.getForChange(slugOrId), request, actor);
    }

    private Tagged<CityResponse> join(City city, MembershipRequest request, Actor actor) {
        CityEvent event = city.join(ids.next(), request, actor, clock.instant());
        withoutOverlap("city_membership_overlaps", "membership-overlaps", city);
        outbox.append(event);
        return tagged(city);
    }

    @Transactional
    Tagged<CityResponse> changeMembership(String slugOrId, UUID membershipId, IfMatch ifMatch, JsonNode patch) {
        City city = cities.getForChange(slugOrId);
        Actor actor = access.toCountry(city.country());
        ifMatch.check(city.tag());
        Membership membership = city.membership(membershipId);
        MembershipRequest request = mergePatch.apply(membership.toRequest(), patch, MembershipRequest.class);
        Optional<CityEvent> event = city.changeMembership(membership, request, actor, clock.instant());
        withoutOverlap("city_membership_overlaps", "membership-overlaps", city);
        event.ifPresent(outbox::append);
        return tagged(city);
    }

    /** Puts on record which office is the city's Chief Smart City Officer. */
    @Transactional
    Tagged<CityResponse> appoint(String slugOrId, PostRequest request) {
        City city = cities.getForChange(slugOrId);
        Actor actor = access.toCity(city.slug(), city.country());
        CityEvent event = city.appoint(ids.next(), request, actor, clock.instant());
        withoutOverlap("city_post_overlaps", "officer-overlaps", city);
        outbox.append(event);
        return tagged(city);
    }

    @Transactional
    Tagged<CityResponse> changePost(String slugOrId, UUID postId, IfMatch ifMatch, JsonNode patch) {
        City city = cities.getForChange(slugOrId);
        Actor actor = access.toCity(city.slug(), city.country());
        ifMatch.check(city.tag());
        OfficerPost post = city.post(postId);
        PostRequest request = mergePatch.apply(post.toRequest(), patch, PostRequest.class);
        Optional<CityEvent> event = city.changePost(post, request, actor, clock.instant());
        withoutOverlap("city_post_overlaps", "officer-overlaps", city);
        event.ifPresent(outbox::append);
        return tagged(city);
    }

    private void keep(City city, Optional<CityEvent> event) {
        event.ifPresent(happened -> {
            cities.flush();
            outbox.append(happened);
            if (happened instanceof CityEvent.Updated updated && updated.changesReference()) {
                updates.fire(updated);
            }
        });
    }

    private void withoutOverlap(String constraint, String code, City city) {
        ConstraintNames.asConflict(constraint, code, Map.of("city", city.slug()), () -> {
            cities.flush();
            return city;
        });
    }

    private static Tagged<CityResponse> tagged(City city) {
        return new Tagged<>(CityResponse.from(city), city.tag());
    }

    private void check(CityRequest request) {
        List<FieldError> errors = new ArrayList<>();
        if (!memberStates.isMember(request.country())) {
            errors.add(new FieldError("/country", "unknown-member-state", Map.of("value", request.country())));
        }
        memberStates.misplaced(request.coordinates(), request.country(), "/coordinates").ifPresent(errors::add);
        if (!ZoneId.getAvailableZoneIds().contains(request.timeZone())) {
            errors.add(new FieldError("/timeZone", "unknown-time-zone", Map.of("value", request.timeZone())));
        }
        vocabularies.challenges().check(request.challenges(), "challenges", errors);
        vocabularies.traits().check(request.traits(), "traits", errors);
        if (!errors.isEmpty()) {
            throw new RuleViolation(errors);
        }
    }
}
