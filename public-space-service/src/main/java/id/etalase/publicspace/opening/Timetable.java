package id.etalase.publicspace.opening;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import id.etalase.kit.text.BilingualText;
import id.etalase.kit.time.JakartaTime;

/**
 * The layers of a place made into one answer for a stretch of days. For each day the layer with the highest priority decides
 * alone (of two with the same the younger one); then what closures cut out is gone.
 */
public final class Timetable {

    private final ZoneId zone;
    private final List<Interval> open;
    private final List<Shut> shut;
    private final Map<LocalDate, OpeningLayer> deciding = new HashMap<>();
    private final Map<LocalDate, PublicHoliday> holidays;
    private final LocalDate from;
    private final LocalDate to;
    private final boolean known;

    Timetable(List<OpeningLayer> layers, List<PublicHoliday> holidays, List<Shut> shut, LocalDate from, LocalDate to) {
        this.from = from;
        this.to = to;
        this.known = !layers.isEmpty();
        this.zone = layers.isEmpty() ? JakartaTime.ZONE : layers.get(0).zone();
        this.holidays = holidays.stream().collect(Collectors.toMap(PublicHoliday::day, Function.identity()));
        List<OpeningLayer> ranked = layers.stream()
                .sorted(Comparator.comparing(OpeningLayer::kind).reversed()
                        .thenComparing(Comparator.comparing(OpeningLayer::createdAt).reversed()))
                .toList();
        // From the day before: its night may reach into the first day.
        LocalDate first = from.minusDays(1);
        Map<OpeningLayer, Set<LocalDate>> days = new HashMap<>();
        for (OpeningLayer layer : ranked) {
            days.put(layer, new HashSet<>(layer.days(first, to, days(holidays, layer.kind()))));
        }
        List<Interval> hours = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(to); day = day.plusDays(1)) {
            for (OpeningLayer layer : ranked) {
                if (days.get(layer).contains(day)) {
                    deciding.put(day, layer);
                    for (Hours stretch : layer.hours()) {
                        hours.add(stretch.on(day, layer.zone()));
                    }
                    break;
                }
            }
        }
        this.shut = shut;
        this.open = Interval.without(hours, shut.stream().map(Shut::time).toList());
    }

    private static List<LocalDate> days(List<PublicHoliday> holidays, LayerKind kind) {
        PublicHoliday.Kind wanted = kind == LayerKind.JOINT_LEAVE ? PublicHoliday.Kind.JOINT_LEAVE
                : PublicHoliday.Kind.NATIONAL;
        return holidays.stream().filter(holiday -> holiday.kind() == wanted).map(PublicHoliday::day).toList();
    }

    /** Whether anything is known of the opening hours at all. */
    public boolean isKnown() {
        return known;
    }

    /** Whether it is open during the whole of a stretch of time. */
    public boolean isOpenDuring(Interval time) {
        return open.stream().anyMatch(interval -> interval.covers(time));
    }

    Optional<Interval> at(Instant instant) {
        return open.stream().filter(interval -> interval.contains(instant)).findFirst();
    }

    Optional<Interval> nextAfter(Instant instant) {
        return open.stream().filter(interval -> interval.from().isAfter(instant)).findFirst();
    }

    Optional<OpeningLayer> deciding(LocalDate day) {
        return Optional.ofNullable(deciding.get(day));
    }

    /** The closure that keeps it shut at an instant. */
    Optional<Shut> shutAt(Instant instant) {
        return shut.stream().filter(closure -> closure.time().contains(instant)).findFirst();
    }

    ZoneId zone() {
        return zone;
    }

    /** Day by day, as local days of the place; a night that reaches over midnight is split there. */
    List<OpeningDay> days() {
        List<OpeningDay> days = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            Interval whole = new Interval(day.atStartOfDay(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant());
            List<OpeningDay.Opening> stretches = open.stream().filter(whole::overlaps)
                    .map(interval -> new Interval(
                            interval.from().isBefore(whole.from()) ? whole.from() : interval.from(),
                            interval.to().isAfter(whole.to()) ? whole.to() : interval.to()))
                    .map(interval -> OpeningDay.Opening.of(interval, zone)).toList();
            days.add(day(day, stretches, shut.stream().filter(closure -> closure.time().overlaps(whole)).toList()));
        }
        return days;
    }

    /** A day that closures leave nothing of is closed because of the first of them, and not because of a layer with hours. */
    private OpeningDay day(LocalDate day, List<OpeningDay.Opening> stretches, List<Shut> closures) {
        OpeningLayer layer = deciding.get(day);
        PublicHoliday holiday = holidays.get(day);
        BilingualText name = holiday == null ? null : holiday.name();
        List<OpeningDay.Closed> closed = closures.stream()
                .map(closure -> OpeningDay.Closed.of(closure, zone)).toList();
        if (stretches.isEmpty() && !closures.isEmpty() && (layer == null || !layer.hours().isEmpty())) {
            return new OpeningDay(day, stretches, LayerKind.CLOSURE, closures.get(0).reason(), name, closed);
        }
        return new OpeningDay(day, stretches, layer == null ? null : layer.kind(), layer == null ? null : layer.title(), name,
                closed);
    }
}
