package id.etalase.publicspace.booking;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A booking as somebody asks for it: no name and no address, they may follow as contact.
 *
 * @param session the session's id
 * @param party who comes
 * @param hold true keeps the places for a while instead of booking them
 * @param country where the visitors are from, ISO 3166-1 alpha-2, for the figures
 * @param schoolLevel for the figures
 * @param travelMode for the figures
 */
@Schema(description = "A booking; without personal data.", examples = """
        {"session": "019aa7f0-5c1e-7a31-8c39-2f6f4a1d9b11", "party": {"pupils": 36, "escorts": 4}, "hold": true,
         "country": "ID", "schoolLevel": "junior-secondary", "travelMode": "mrt"}""")
public record BookingRequest(@NotNull UUID session, @NotNull @Valid Party party, Boolean hold,
        @Pattern(regexp = "[A-Z]{2}") String country, SchoolLevel schoolLevel, TravelMode travelMode) {

    public BookingRequest {
        hold = hold == null ? Boolean.FALSE : hold;
    }
}
