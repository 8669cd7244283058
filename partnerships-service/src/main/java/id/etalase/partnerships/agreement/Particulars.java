package id.etalase.partnerships.agreement;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import id.etalase.kit.country.Pillar;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.Note;

/**
 * What an officer writes of an agreement, its partners and links aside.
 *
 * @param title its title
 * @param kind the legal kind, by its abbreviation; null where the sources do not allow to tell
 * @param instrument the form
 * @param sectors the fields it is about
 * @param challenges the problems it answers
 * @param benefits what it is meant to bring
 * @param pillar the pillar of ASEAN it serves
 * @param direction which way knowledge or help flows
 * @param responsibleOffice the office of Jakarta that answers for it
 * @param roadmapGoal the goal of the Grand Design Kerja Sama 2025-2045 it serves
 * @param unbudgetedBurden whether it burdens people or region and the money is not yet in the budget; null = not yet decided
 * @param unnamedPartners partners without names
 * @param term from when to when it holds
 * @param renewal what happens when the term ends
 * @param noticeGivenOn when a side said that it does not go on
 * @param developmentGoals the goals of the United Nations that it serves, 1 to 17
 * @param benefit what it brings, and to whom
 * @param note a remark
 * @param provenance how sure this is and where it is from
 */
@Embeddable
record Particulars(
        @Embedded @AttributeOverride(name = "id", column = @Column(name = "title_id")) @AttributeOverride(name = "en", column = @Column(name = "title_en")) BilingualText title,
        String kind,
        @Enumerated(EnumType.STRING) Instrument instrument,
        List<String> sectors,
        List<String> challenges,
        List<String> benefits,
        @Enumerated(EnumType.STRING) Pillar pillar,
        @Enumerated(EnumType.STRING) Direction direction,
        String responsibleOffice,
        String roadmapGoal,
        Boolean unbudgetedBurden,
        @Embedded UnnamedPartners unnamedPartners,
        @Embedded Term term,
        @Enumerated(EnumType.STRING) Renewal renewal,
        LocalDate noticeGivenOn,
        List<Integer> developmentGoals,
        @Embedded Benefit benefit,
        @Embedded Note note,
        @Embedded Provenance provenance) {

    Particulars withTerm(Term other) {
        return new Particulars(title, kind, instrument, sectors, challenges, benefits, pillar, direction, responsibleOffice,
                roadmapGoal, unbudgetedBurden, unnamedPartners, other, renewal, noticeGivenOn, developmentGoals, benefit, note,
                provenance);
    }

    /**
     * The part that council and ministries approve and both sides sign. A change of it voids approvals; the rest (office,
     * goal, tags, note, provenance) is the register's own remark and voids nothing.
     */
    List<Object> approvedPart() {
        return Arrays.asList(title, kind, instrument, sectors, pillar, direction, unbudgetedBurden, unnamedPartners, term,
                renewal);
    }
}
