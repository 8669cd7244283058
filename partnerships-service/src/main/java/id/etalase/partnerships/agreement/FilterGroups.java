package id.etalase.partnerships.agreement;

import java.time.Clock;
import java.time.LocalDate;

import jakarta.enterprise.context.ApplicationScoped;

import id.etalase.kit.http.SlugOrId;
import id.etalase.partnerships.partner.Partner;
import id.etalase.partnerships.partner.PartnerRepository;
import id.etalase.partnerships.region.RegionGroups;
import id.etalase.partnerships.region.RegionGroups.Membership;

/** Finds whom a filter names: a partner, and who belongs to a group on the day that the question is about. */
@ApplicationScoped
class FilterGroups {

    private final RegionGroups groups;
    private final PartnerRepository partners;
    private final Clock clock;

    FilterGroups(RegionGroups groups, PartnerRepository partners, Clock clock) {
        this.groups = groups;
        this.partners = partners;
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

    /** The slug of the partner that the filter names by slug or id; null when it names none, the id when nobody has it. */
    String partner(AgreementFilter filter) {
        if (filter.partner() == null) {
            return null;
        }
        return SlugOrId.id(filter.partner()).flatMap(partners::findByIdOptional).map(Partner::slug).orElse(filter.partner());
    }
}
