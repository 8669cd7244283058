package id.etalase.ascn.network;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.ascn.ConstraintNames;
import id.etalase.ascn.WriteAccess;
import id.etalase.ascn.memberstate.MemberStates;
import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.http.Tagged;
import id.etalase.kit.time.Ids;

/** Keeps chairs and national representatives. Each country's representative writes what concerns that country. */
@ApplicationScoped
public class NetworkService {

    private static final String OVERLAP = "national_representative_overlaps";

    private final ChairRepository chairs;
    private final RepresentativeRepository representatives;
    private final MemberStates states;
    private final WriteAccess access;
    private final MergePatch mergePatch;
    private final Ids ids;
    private final Clock clock;

    NetworkService(ChairRepository chairs, RepresentativeRepository representatives, MemberStates states, WriteAccess access,
            MergePatch mergePatch, Ids ids, Clock clock) {
        this.chairs = chairs;
        this.representatives = representatives;
        this.states = states;
        this.access = access;
        this.mergePatch = mergePatch;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Puts the chair of a year on record.
     *
     * @throws Conflict {@code chair-year-taken} when that year has one
     */
    @Transactional
    ChairResponse chair(ChairRequest request) {
        access.toCountry(request.country());
        return ChairResponse.of(enter(request), states);
    }

    /** Puts the chair of a year on record for an actor whose right to do so is settled. */
    @Transactional
    public Chair enter(ChairRequest request) {
        checkMember(request.country());
        Chair chair = new Chair(ids.next(), request, clock.instant());
        return ConstraintNames.asConflict("network_chair_year_taken", "chair-year-taken", Map.of("year", request.year()),
                () -> {
                    chairs.persistAndFlush(chair);
                    return chair;
                });
    }

    /**
     * Puts a representative on record.
     *
     * @throws Conflict {@code representative-overlaps} when another body holds the office at some time in that period
     */
    @Transactional
    Tagged<RepresentativeResponse> represent(RepresentativeRequest request) {
        access.toCountry(request.country());
        return tagged(enter(request));
    }

    /** Puts a representative on record for an actor whose right to do so is settled. */
    @Transactional
    public NationalRepresentative enter(RepresentativeRequest request) {
        checkMember(request.country());
        NationalRepresentative representative = new NationalRepresentative(ids.next(), request, clock.instant());
        return ConstraintNames.asConflict(OVERLAP, "representative-overlaps", Map.of("country", request.country()), () -> {
            representatives.persistAndFlush(representative);
            return representative;
        });
    }

    /** Changes what the patch names, for example the end of the period. */
    @Transactional
    Tagged<RepresentativeResponse> update(UUID id, IfMatch ifMatch, JsonNode patch) {
        NationalRepresentative representative = representatives.getForChange(id);
        access.toCountry(representative.country());
        ifMatch.check(representative.tag());
        representative
                .write(mergePatch.apply(representative.toRequest(), patch, RepresentativeRequest.class));
        return ConstraintNames.asConflict(OVERLAP, "representative-overlaps", Map.of("country", representative.country()),
                () -> {
                    representatives.flush();
                    return tagged(representative);
                });
    }

    private Tagged<RepresentativeResponse> tagged(NationalRepresentative representative) {
        return new Tagged<>(RepresentativeResponse.of(representative, states), representative.tag());
    }

    private void checkMember(String country) {
        if (!states.isMember(country)) {
            throw new RuleViolation(new FieldError("/country", "unknown-member-state", Map.of("value", country)));
        }
    }
}
