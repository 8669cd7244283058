package id.etalase.kit.geo;

import java.util.regex.Pattern;
import java.util.stream.Stream;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;

/**
 * A part of the earth between two meridians and two parallels, WGS 84 degrees. Where {@code west} is greater than
 * {@code east} it crosses the meridian of 180 degrees.
 */
public record BoundingBox(double west, double south, double east, double north) {

    private static final String NUMBER = "-?\\d{1,6}(\\.\\d{1,25})?([eE][-+]?\\d{1,2})?";
    private static final Pattern FORM = Pattern.compile(NUMBER + "(," + NUMBER + "){3}((," + NUMBER + "){2})?");

    /**
     * Reads the query parameter {@code bbox} as OGC API Features writes it: west, south, east, north; or six numbers, where the
     * third and the last are heights, of which nothing here knows.
     *
     * @throws RuleViolation when it is not so many numbers in this order and within the earth
     */
    public static BoundingBox parse(String bbox) {
        if (!FORM.matcher(bbox).matches()) {
            throw new RuleViolation(FieldError.parameter("bbox", "not-a-bbox"));
        }
        double[] parts = Stream.of(bbox.split(",")).mapToDouble(Double::parseDouble).toArray();
        int half = parts.length / 2;
        BoundingBox box = new BoundingBox(parts[0], parts[1], parts[half], parts[half + 1]);
        if (Math.abs(box.west) > 180 || Math.abs(box.east) > 180 || Math.abs(box.south) > 90 || Math.abs(box.north) > 90
                || box.south > box.north) {
            throw new RuleViolation(FieldError.parameter("bbox", "not-a-bbox"));
        }
        return box;
    }

    /** Whether the place is inside; the edges belong to it. */
    public boolean contains(Coordinates place) {
        return contains(place.latitude(), place.longitude());
    }

    /** Whether the place would be inside if somebody had written latitude for longitude and the other way round. */
    public boolean containsSwapped(Coordinates place) {
        return contains(place.longitude(), place.latitude());
    }

    /** Whether it reaches over the meridian of 180 degrees. */
    public boolean crossesDateLine() {
        return west > east;
    }

    private boolean contains(double latitude, double longitude) {
        boolean between = crossesDateLine() ? longitude >= west || longitude <= east : longitude >= west && longitude <= east;
        return between && latitude >= south && latitude <= north;
    }
}
