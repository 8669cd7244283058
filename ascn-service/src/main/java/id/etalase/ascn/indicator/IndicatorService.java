package id.etalase.ascn.indicator;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import id.etalase.ascn.Texts;
import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.Tagged;
import id.etalase.kit.time.Ids;

/** Keeps the definitions of indicators. */
@ApplicationScoped
class IndicatorService {

    private final IndicatorRepository indicators;
    private final Ids ids;
    private final Clock clock;

    IndicatorService(IndicatorRepository indicators, Ids ids, Clock clock) {
        this.indicators = indicators;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Conflict {@code slug-taken} when another has that code */
    @Transactional
    Tagged<IndicatorResponse> define(IndicatorRequest request) {
        List<FieldError> errors = new ArrayList<>();
        Texts.check(request.description(), "/description", errors);
        Texts.check(request.method().description(), "/method/description", errors);
        refuse(errors);
        if (indicators.findByCode(request.code()).isPresent()) {
            throw new Conflict("slug-taken", Map.of("slug", request.code()));
        }
        Indicator indicator = new Indicator(ids.next(), request, clock.instant());
        indicator.add(ids.next(), request.method(), clock.instant());
        indicators.persistAndFlush(indicator);
        return tagged(indicator);
    }

    /** Gives an indicator the next method. */
    @Transactional
    Tagged<IndicatorResponse> addMethod(String code, MethodRequest request) {
        List<FieldError> errors = new ArrayList<>();
        Texts.check(request.description(), "/description", errors);
        refuse(errors);
        Indicator indicator = indicators.getForChange(code);
        indicator.add(ids.next(), request, clock.instant());
        indicators.flush();
        return tagged(indicator);
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new RuleViolation(errors);
        }
    }

    private static Tagged<IndicatorResponse> tagged(Indicator indicator) {
        return new Tagged<>(IndicatorResponse.from(indicator), indicator.tag());
    }
}
