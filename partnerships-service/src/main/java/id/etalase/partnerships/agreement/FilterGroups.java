package id.etalase.partnerships.agreement;

import java.time.Clock;
import java.time.LocalDate;

import jakarta.enterprise.context.ApplicationScoped;

import id.etalase.partnerships.region.RegionGroups;
import id.etalase.partnerships.region.RegionGroups.Membership;

/** Finds who belongs to the group that a filter names, on the day that the question is about. */
@ApplicationScoped
class FilterGroups {

    private final RegionGroups groups;
    private final Clock clock;

    FilterGroups(RegionGroups groups, Clock clock) {
        this.groups = groups;
        this.clock = clock;
    }

    /** The members of the group; null when the filter names none. */
    Membership members(AgreementFilter filter) {
        if (filter.group() == null) {
            return null;
        }
        LocalDate day = filter.activeOn() != null ? filter.activeOn() : AsOf.parse(filter.asOf(), clock).day();
        return groups.membersOn(filter.group(), day);
    }
}
