package id.etalase.publicspace.programme;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.text.BilingualText;
import id.etalase.publicspace.space.SpaceRequest;

/**
 * An activity as an officer writes it.
 *
 * @param slug readable name; cannot be changed later
 * @param space slug or id of the place
 * @param type the use
 * @param title what it is called
 * @param content what visitors see and do
 * @param learningGoal for education programmes: what pupils take home
 * @param languages ISO 639-1
 * @param minutes how long one session lasts
 * @param youngest age in years
 * @param oldest age in years
 * @param capacity heads in one session
 * @param quotas most heads by type
 * @param leastGroup fewest heads of one booking
 * @param greatestGroup most heads of one booking
 * @param pupilsPerAdult most pupils for one adult that comes with them; absent means no adults are asked for
 * @param leadMinutes how long before the start booking ends
 * @param windowDays how long before the start booking begins
 * @param setupMinutes how long the place is needed before the start
 * @param exclusive whether the place is used for nothing else meanwhile
 */
@Schema(description = "An activity.", examples = """
        {"slug": "gallery-tour", "space": "asean-gallery", "type": "guided-visit",
         "title": {"id": "Tur galeri", "en": "Gallery tour"}, "languages": ["id", "en"], "minutes": 60, "capacity": 40,
         "quotas": {"school": 40, "public": 20}, "greatestGroup": 40, "pupilsPerAdult": 10, "leadMinutes": 60}""")
public record ActivityRequest(
        @NotNull @Size(max = 80) @Pattern(regexp = SpaceRequest.SLUG) String slug,
        @NotNull @Size(min = 1, max = 80) String space,
        @NotNull ActivityType type,
        @NotNull @Valid BilingualText title,
        @Valid BilingualText content,
        @Valid BilingualText learningGoal,
        @NotNull @Size(min = 1, max = 12) List<@NotNull @Pattern(regexp = "[a-z]{2}") String> languages,
        @NotNull @Min(5) @Max(1440) Integer minutes,
        @Min(0) @Max(120) Integer youngest,
        @Min(0) @Max(120) Integer oldest,
        @NotNull @Min(1) @Max(100_000) Integer capacity,
        @Valid Quotas quotas,
        @Min(1) Integer leastGroup,
        @NotNull @Min(1) Integer greatestGroup,
        @Min(1) @Max(100) Integer pupilsPerAdult,
        @PositiveOrZero @Max(525_600) Integer leadMinutes,
        @Min(1) @Max(730) Integer windowDays,
        @PositiveOrZero @Max(1440) Integer setupMinutes,
        Boolean exclusive) {

    private static final int WINDOW_DAYS = 60;

    public ActivityRequest {
        quotas = quotas == null ? Quotas.NONE : quotas;
        leastGroup = leastGroup == null ? Integer.valueOf(1) : leastGroup;
        leadMinutes = leadMinutes == null ? Integer.valueOf(0) : leadMinutes;
        windowDays = windowDays == null ? Integer.valueOf(WINDOW_DAYS) : windowDays;
        setupMinutes = setupMinutes == null ? Integer.valueOf(0) : setupMinutes;
        exclusive = exclusive == null ? Boolean.TRUE : exclusive;
    }
}
