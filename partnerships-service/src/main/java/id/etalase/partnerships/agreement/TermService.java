package id.etalase.partnerships.agreement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import id.etalase.kit.identity.Actor;
import id.etalase.kit.time.Ids;
import id.etalase.kit.time.JakartaTime;
import id.etalase.partnerships.cooperation.Action;
import id.etalase.partnerships.cooperation.CooperationKinds;
import id.etalase.partnerships.cooperation.Stage;
import id.etalase.partnerships.cooperation.Transition;

/**
 * Looks after the ends of agreements: warns before the notice date, once for each threshold, lets expire what has run out
 * and go on what is renewed tacitly. Any number of replicas may do it at once and as often as they like: the row lock of
 * the agreement and the key of the warning make each thing happen once.
 */
@ApplicationScoped
class TermService {

    private static final Actor REGISTER = new Actor("system", "register");

    private final AgreementRepository agreements;
    private final CooperationKinds kinds;
    private final AgreementHistory history;
    private final EntityManager database;
    private final Ids ids;
    private final Clock clock;
    private final List<Integer> thresholds;
    private final Period usualNotice;

    TermService(AgreementRepository agreements, CooperationKinds kinds, AgreementHistory history, EntityManager database,
            Ids ids, Clock clock,
            @ConfigProperty(name = "etalase.term.warn-days-before-notice", defaultValue = "180,90,30") List<Integer> thresholds,
            @ConfigProperty(name = "etalase.term.usual-notice", defaultValue = "P6M") String usualNotice) {
        this.agreements = agreements;
        this.kinds = kinds;
        this.history = history;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.thresholds = thresholds.stream().sorted(Comparator.reverseOrder()).toList();
        this.usualNotice = Period.parse(usualNotice);
    }

    /** The agreements whose end must be looked after now. */
    List<UUID> due() {
        LocalDate soon = JakartaTime.today(clock).plusDays(thresholds.stream().mapToInt(Integer::intValue).max().orElse(0));
        // Months are not equally long, so six months later and six months earlier do not meet to the day.
        return agreements.listEnding(soon, soon.plus(usualNotice).plusDays(5));
    }

    /**
     * Does for one agreement what its end asks for today.
     *
     * @return how many events it caused
     */
    @Transactional
    int look(UUID id) {
        Agreement agreement = agreements.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (agreement == null || agreement.stage() != Stage.ACTIVE && agreement.stage() != Stage.SUSPENDED
                || agreement.particulars().term() == null || agreement.particulars().term().endsOn() == null) {
            return 0;
        }
        LocalDate today = JakartaTime.today(clock);
        LocalDate end = agreement.particulars().term().endsOn().last();
        if (today.isAfter(end)) {
            return end(agreement);
        }
        return agreement.renewedBySlug() == null ? warn(agreement, end, today) : 0;
    }

    private int warn(Agreement agreement, LocalDate end, LocalDate today) {
        Term term = agreement.particulars().term();
        LocalDate noticeOn = term.noticeOn() != null ? term.noticeOn() : end.minus(usualNotice);
        int sent = 0;
        for (int daysBefore : thresholds) {
            if (!today.isBefore(noticeOn.minusDays(daysBefore)) && isFirst(agreement, noticeOn, daysBefore)) {
                history.append(agreement.expiring(noticeOn, daysBefore, REGISTER, clock.instant()));
                sent++;
            }
        }
        return sent;
    }

    private boolean isFirst(Agreement agreement, LocalDate noticeOn, int daysBefore) {
        return database.createNativeQuery("""
                insert into term_warning (agreement_id, notice_on, days_before, warned_at) values (:id, :notice, :days, :at)
                on conflict do nothing""").setParameter("id", agreement.id()).setParameter("notice", noticeOn)
                .setParameter("days", daysBefore).setParameter("at", clock.instant()).executeUpdate() == 1;
    }

    private int end(Agreement agreement) {
        Particulars what = agreement.particulars();
        Instant now = clock.instant();
        if (what.renewal() == Renewal.TACIT && what.noticeGivenOn() == null && what.term().canGoOn()) {
            keep(agreement.goOn(REGISTER, now));
            return 1;
        }
        Optional<Transition> expiry = kinds.find(what.kind()).stream()
                .flatMap(kind -> kind.transitionsFrom(agreement.stage(), what.unbudgetedBurden()).stream())
                .filter(step -> step.action() == Action.EXPIRE).findFirst();
        expiry.ifPresent(step -> keep(agreement.take(new StageStep(ids.next(), agreement, step,
                new TransitionRequest(Stage.EXPIRED, null, null, null, null), REGISTER, now), null)));
        return expiry.isPresent() ? 1 : 0;
    }

    private void keep(AgreementEvent event) {
        agreements.flush();
        history.append(event);
    }
}
