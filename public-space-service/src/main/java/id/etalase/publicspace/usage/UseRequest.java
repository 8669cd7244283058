package id.etalase.publicspace.usage;

import java.time.Instant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.text.BilingualText;
import id.etalase.publicspace.programme.ActivityType;

/**
 * What an organisation asks for.
 *
 * @param space slug or id of the place
 * @param organisation its name; no person
 * @param use what for
 * @param title what it is called
 * @param startsAt from when the place is needed, setting up included
 * @param endsAt until when, clearing away included
 * @param crowd how many people at most at a time
 */
@Schema(description = "A request to use a place.", examples = """
        {"space": "taman-ayodya", "organisation": "Komunitas Seni", "use": "exhibition",
         "title": {"id": "Pameran", "en": "Exhibition"}, "startsAt": "2026-12-05T08:00:00+07:00",
         "endsAt": "2026-12-05T18:00:00+07:00", "crowd": 150}""")
public record UseRequest(@NotNull @Size(min = 1, max = 80) String space, @NotBlank @Size(max = 200) String organisation,
        @NotNull ActivityType use, @NotNull @Valid BilingualText title, @NotNull Instant startsAt, @NotNull Instant endsAt,
        @NotNull @Min(1) @Max(1_000_000) Integer crowd) {
}
