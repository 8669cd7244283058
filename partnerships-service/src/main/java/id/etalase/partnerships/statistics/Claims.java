package id.etalase.partnerships.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import id.etalase.partnerships.agreement.AsOf;
import id.etalase.partnerships.kept.Keeping;
import id.etalase.partnerships.kept.Kept;
import id.etalase.partnerships.statistics.ClaimRequest.Figure;

/** The claims on record, and what the register counts beside them. */
@ApplicationScoped
class Claims {

    static final String KIND = "claim";

    private final Keeping.Kind<ClaimRequest> claims;
    private final StatisticsRepository statistics;
    private final Clock clock;

    Claims(Keeping keeping, StatisticsRepository statistics, Clock clock) {
        this.claims = keeping.of(KIND, ClaimRequest.class, ClaimResponse::from);
        this.statistics = statistics;
        this.clock = clock;
    }

    Keeping.Kind<ClaimRequest> kind() {
        return claims;
    }

    /** All figures of which somebody said something, by figure and day. */
    List<FigureResponse> figures(Optional<Figure> figure, Optional<Integer> year) {
        record Key(Figure figure, LocalDate on) {
        }
        Map<Key, List<Kept<ClaimRequest>>> byFigure = new LinkedHashMap<>();
        claims.list().stream()
                .filter(claim -> figure.isEmpty() || claim.body().figure() == figure.get())
                .filter(claim -> year.isEmpty() || claim.body().on().getYear() == year.get())
                .sorted(Comparator.comparing((Kept<ClaimRequest> claim) -> claim.body().figure())
                        .thenComparing(claim -> claim.body().on()).thenComparing(claim -> !claim.body().used()))
                .forEach(claim -> byFigure
                        .computeIfAbsent(new Key(claim.body().figure(), claim.body().on()), key -> new java.util.ArrayList<>())
                        .add(claim));
        return byFigure.entrySet().stream().map(entry -> new FigureResponse(entry.getKey().figure(), entry.getKey().on(),
                counted(entry.getKey().figure(), entry.getKey().on()),
                entry.getValue().stream().filter(claim -> claim.body().used()).map(claim -> claim.body().value()).findFirst()
                        .orElse(null),
                entry.getValue().stream().map(ClaimResponse::from).toList())).toList();
    }

    /** What the register itself counts of it on the day; null where it cannot. */
    private Long counted(Figure figure, LocalDate on) {
        AsOf asOf = AsOf.parse(on.toString(), clock);
        return switch (figure) {
            case AGREEMENTS -> statistics.total(asOf, null).inForce();
            case DOMESTIC_AGREEMENTS -> statistics.groups(asOf, null).getOrDefault("scope", List.of()).stream()
                    .filter(group -> group.value().equals("domestic")).mapToLong(StatisticsResponse.Group::inForce).sum();
            case SISTER_CITIES -> statistics.sisterCities(asOf).partners();
            case SISTER_COUNTRIES -> statistics.sisterCities(asOf).countries();
            case NEW_SISTER_CITIES -> statistics.sisterCities(asOf).partners()
                    - statistics.sisterCities(AsOf.parse(on.getYear() - 1 + "-12-31", clock)).partners();
            case INSTITUTIONS -> statistics.domesticPartners(asOf);
            case HOSPITALS -> null;
        };
    }
}
