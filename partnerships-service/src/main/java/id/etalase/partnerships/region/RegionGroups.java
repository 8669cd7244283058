package id.etalase.partnerships.region;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import id.etalase.kit.country.AseanMember;
import id.etalase.kit.country.Countries;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;

/** Tells others who belongs to a group. */
@ApplicationScoped
public class RegionGroups {

    private static final String ASEAN = "asean";
    private static final String HOME = "ID";

    private final RegionGroupService groups;
    private final Countries countries;

    RegionGroups(RegionGroupService groups, Countries countries) {
        this.groups = groups;
        this.countries = countries;
    }

    /**
     * Who belongs to a group.
     *
     * @param partners slugs of partners
     * @param countries whose partners belong to it
     */
    public record Membership(List<String> partners, List<String> countries) {
    }

    /**
     * Who belongs to the group on a day. {@code asean} is always there: its other members on that day.
     *
     * @throws RuleViolation when there is no such group; it names the query parameter {@code group}
     */
    public Membership membersOn(String group, LocalDate day) {
        if (group.equals(ASEAN)) {
            return new Membership(List.of(), countries.aseanMembersOn(day).stream().map(AseanMember::code)
                    .filter(code -> !code.equals(HOME)).toList());
        }
        RegionGroupRequest found = groups.kind().find(group).orElseThrow(() -> new RuleViolation(
                FieldError.parameter("group", "unknown-group", Map.of("value", group)))).body();
        return new Membership(found.members().stream().map(RegionGroupRequest.Member::code).toList(), found.countries());
    }
}
