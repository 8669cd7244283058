package id.etalase.partnerships.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import id.etalase.kit.time.JakartaTime;
import id.etalase.kit.time.PartialDate;
import id.etalase.partnerships.cooperation.Stage;

/**
 * How an agreement stood before the register kept it, as far as its dates tell: from its signing (or from the first day on
 * which a source shows it) until it ended it was active, then it was what it is now. Where nobody knows when it began,
 * nothing is told of the time before; where nobody knows when it ended, it is shown as it is now.
 */
record Reconstruction(Instant from, Instant to, AgreementResponse agreement) {

    private static final Set<Stage> ENDED = EnumSet.of(Stage.COMPLETED, Stage.EXPIRED, Stage.TERMINATED);

    /** The times before the register kept the agreement, in their order; none for one that was not signed then. */
    static List<Reconstruction> of(AgreementResponse agreement, Instant keptSince) {
        LocalDate begun = begun(agreement);
        if (begun == null || !start(begun).isBefore(keptSince)) {
            return List.of();
        }
        List<Reconstruction> times = new ArrayList<>();
        LocalDate end = ENDED.contains(agreement.stage()) ? end(agreement) : null;
        Instant over = end == null ? start(begun) : earlier(start(end.plusDays(1)), keptSince);
        if (end != null && over.isAfter(start(begun))) {
            times.add(new Reconstruction(start(begun), over, stillActive(agreement)));
        }
        if (over.isBefore(keptSince)) {
            times.add(new Reconstruction(over.isBefore(start(begun)) ? start(begun) : over, keptSince, agreement));
        }
        return times;
    }

    private static LocalDate begun(AgreementResponse agreement) {
        if (!agreement.stage().isPublic()) {
            return null;
        }
        PartialDate starts = agreement.term() == null ? null : agreement.term().startsOn();
        return Stream.of(last(agreement.signedOn()), last(starts), agreement.evidencedOn()).filter(Objects::nonNull)
                .min(Comparator.naturalOrder()).orElse(null);
    }

    private static LocalDate end(AgreementResponse agreement) {
        if (agreement.endedOn() != null) {
            return agreement.endedOn();
        }
        return agreement.term() == null ? null : last(agreement.term().endsOn());
    }

    private static LocalDate last(PartialDate date) {
        return date == null ? null : date.last();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(JakartaTime.ZONE).toInstant();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static AgreementResponse stillActive(AgreementResponse now) {
        return new AgreementResponse(now.id(), now.slug(), now.revision(), Stage.ACTIVE, now.kind(), now.instrument(),
                now.scope(), now.title(), now.partners(), now.unnamedPartners(), now.sectors(), now.challenges(),
                now.benefits(), now.developmentGoals(), now.benefit(), now.pillar(), now.direction(), now.responsibleOffice(),
                now.roadmapGoal(), now.unbudgetedBurden(), now.signedOn(), now.term(), now.renewal(), now.noticeGivenOn(),
                now.evidencedOn(), null, null, now.approvals(), now.renews(), now.renewedBy(), now.buildsOn(), now.note(),
                now.provenance(), now.dateCertainty(), now.registeredAt(), now.updatedAt());
    }
}
