package id.etalase.partnerships.agreement;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.BilingualText;
import id.etalase.partnerships.cooperation.ApprovalRule;
import id.etalase.partnerships.cooperation.ApprovalType;
import id.etalase.partnerships.cooperation.Authority;

/**
 * One thing without which an agreement cannot take a step.
 *
 * @param requirement what sort of thing
 * @param approval the approval, when it is one
 * @param authority who must give it
 * @param state why the approval does not count
 * @param pointer the member of the agreement that must be set, when it is one
 * @param description what it is, for people
 */
@Schema(description = "One thing without which an agreement cannot take a step.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Missing(Requirement requirement, ApprovalType approval, Authority authority, ApprovalState state, String pointer,
        BilingualText description) {

    /** What sort of thing is missing. */
    public enum Requirement {
        APPROVAL,
        PARTNER,
        TERM_START,
        TERM_OVER,
        BURDEN_DECIDED
    }

    /** Why an approval does not count. */
    public enum ApprovalState {
        /** Nobody has decided yet. */
        NOT_GIVEN,
        /** The authority has said no. */
        REFUSED,
        /** It was given to an earlier revision; what it approved has been edited since. */
        VOID
    }

    static Missing approval(ApprovalRule rule, ApprovalState state) {
        return new Missing(Requirement.APPROVAL, rule.type(), rule.authority(), state, null, rule.name());
    }

    static Missing partner() {
        return of(Requirement.PARTNER, "/partners", "Setidaknya satu mitra", "At least one partner");
    }

    static Missing termStart() {
        return of(Requirement.TERM_START, "/term/startsOn", "Hari pertama masa berlaku", "The first day of the term");
    }

    static Missing termOver() {
        return of(Requirement.TERM_OVER, "/term/endsOn", "Masa berlaku belum lewat atau akhirnya tidak diketahui",
                "The term is not over, or its end is not known");
    }

    static Missing burdenDecided() {
        return of(Requirement.BURDEN_DECIDED, "/unbudgetedBurden",
                "Keputusan apakah kerja sama membebani masyarakat dan daerah dan anggarannya belum tersedia",
                "Whether it burdens people or region and the money is not yet in the budget");
    }

    private static Missing of(Requirement requirement, String pointer, String indonesian, String english) {
        return new Missing(requirement, null, null, null, pointer, new BilingualText(indonesian, english));
    }
}
