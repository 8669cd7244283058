package id.etalase.partnerships.cooperation;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where an agreement stands. Which stages a kind of cooperation passes, and in which order, is data: {@link CooperationKind}.
 */
public enum Stage {
    /** Prakarsa or persiapan: somebody has proposed it. */
    PROPOSED,
    /** Penjajakan: both sides explore what they could do together. */
    EXPLORING,
    /** Penawaran: one side has made an offer (domestic kinds). */
    OFFERED,
    /** The letter of intent is signed. */
    INTENT_SIGNED,
    /** The plan of cooperation is being made. */
    PLANNING,
    /** The joint agreement (kesepakatan bersama) is being drafted (domestic kinds). */
    JOINT_AGREEMENT_DRAFTING,
    /** The joint agreement is signed; the contract follows (domestic kinds). */
    JOINT_AGREEMENT_SIGNED,
    /** Before the regional council (DPRD). */
    COUNCIL_REVIEW,
    /** The Ministry of Home Affairs checks the file. */
    MINISTRY_VERIFICATION,
    /** The text is being drafted. */
    DRAFTING,
    /** The contract (perjanjian kerja sama) is being drafted (domestic kinds). */
    CONTRACT_DRAFTING,
    /** The ministries discuss the text. */
    INTERMINISTERIAL_REVIEW,
    /** The Minister of Home Affairs has approved it. */
    APPROVED,
    /** Both sides have signed. */
    SIGNED,
    /** It is carried out. */
    ACTIVE,
    /** Dormant, but not ended. */
    SUSPENDED,
    /** It was signed once; whether it is still in force, nobody has checked. */
    UNVERIFIED,
    /** Its purpose was reached. */
    COMPLETED,
    /** Its term ran out. */
    EXPIRED,
    /** It was ended before its term. */
    TERMINATED,
    /** Refused by the council or a ministry. */
    REJECTED,
    /** Given up by the region before it was signed. */
    WITHDRAWN;

    private static final Set<Stage> PUBLIC = EnumSet.of(SIGNED, ACTIVE, SUSPENDED, UNVERIFIED, COMPLETED, EXPIRED, TERMINATED);

    /** True once both sides have signed: from then on the agreement is public, before it is government business. */
    public boolean isPublic() {
        return PUBLIC.contains(this);
    }

    /** The stages that anybody may see. */
    public static Set<Stage> publicStages() {
        return Set.copyOf(PUBLIC);
    }
}
