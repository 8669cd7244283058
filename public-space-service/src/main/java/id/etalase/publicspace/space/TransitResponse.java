package id.etalase.publicspace.space;

import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.geo.Coordinates;
import id.etalase.kit.text.BilingualText;

/** How to come without a car: stops within walking distance, the nearest first, rail before bus where they are as near. */
public record TransitResponse(List<Stop> items) {

    private static final double EARTH_METRES = 6_371_000;
    /** Streets are longer than the crow flies; a common factor for dense city blocks. */
    private static final double DETOUR = 1.3;
    private static final double METRES_A_MINUTE = 75;
    /** Stops this close to each other are as near: then rail comes first. */
    private static final long AS_NEAR_METRES = 100;

    /**
     * @param straightMetres as the crow flies, from coordinates that may themselves be off
     * @param walkingMetres estimated from it, not measured
     * @param walkingMinutes at an easy pace
     * @param stepFree of the stop; unknown is not yes
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Stop(String slug, BilingualText name, TransitMode mode, long straightMetres, long walkingMetres,
            long walkingMinutes, boolean estimated, StepFree stepFree, String coordinatePrecision) {
    }

    static TransitResponse of(Space space, List<Space> stops, int within) {
        if (space.coordinates() == null) {
            return new TransitResponse(List.of());
        }
        return new TransitResponse(stops.stream()
                .filter(stop -> !stop.id().equals(space.id()) && stop.coordinates() != null)
                .map(stop -> stop(space.coordinates(), stop)).filter(stop -> stop.walkingMetres() <= within)
                .sorted(Comparator.<Stop> comparingLong(stop -> stop.straightMetres() / AS_NEAR_METRES)
                        .thenComparing(Stop::mode, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparingLong(Stop::straightMetres))
                .toList());
    }

    private static Stop stop(Coordinates from, Space stop) {
        long straight = Math.round(metres(from, stop.coordinates()));
        long walking = Math.round(straight * DETOUR);
        return new Stop(stop.slug(), stop.name(), stop.transitMode(), straight, walking,
                Math.max(1, Math.round(walking / METRES_A_MINUTE)), true, stop.stepFree(),
                stop.toRequest().coordinatePrecision());
    }

    /** The great circle between two points (haversine). */
    public static double metres(Coordinates a, Coordinates b) {
        double latitude = Math.toRadians(b.latitude() - a.latitude());
        double longitude = Math.toRadians(b.longitude() - a.longitude());
        double h = Math.pow(Math.sin(latitude / 2), 2) + Math.cos(Math.toRadians(a.latitude()))
                * Math.cos(Math.toRadians(b.latitude())) * Math.pow(Math.sin(longitude / 2), 2);
        return 2 * EARTH_METRES * Math.asin(Math.sqrt(h));
    }
}
