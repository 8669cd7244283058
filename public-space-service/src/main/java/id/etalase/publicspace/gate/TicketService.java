package id.etalase.publicspace.gate;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.kit.error.Conflict;
import id.etalase.publicspace.booking.Booking;
import id.etalase.publicspace.booking.BookingStatus;

/** Makes and reads tickets. */
@ApplicationScoped
class TicketService {

    private final TicketKeys keys;
    private final GateConfig config;
    private final ObjectMapper json;

    TicketService(TicketKeys keys, GateConfig config, ObjectMapper json) {
        this.keys = keys;
        this.config = config;
        this.json = json;
    }

    /** @throws Conflict {@code no-ticket-yet} when the booking is not confirmed */
    String issue(Booking booking) {
        if (booking.status() != BookingStatus.CONFIRMED && booking.status() != BookingStatus.CHECKED_IN) {
            throw new Conflict("no-ticket-yet", Map.of("status", booking.status()), Map.of("bookingStatus", booking.status()));
        }
        try {
            return keys.sign(json.writeValueAsString(
                    Ticket.of(booking, booking.session().startsAt().minus(config.opensBefore()))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A ticket is always JSON", e);
        }
    }

    /** @throws Conflict {@code ticket-invalid} when it is none of ours */
    Ticket read(String token) {
        try {
            return json.readValue(keys.verify(token), Ticket.class);
        } catch (JsonProcessingException e) {
            throw new Conflict("ticket-invalid");
        }
    }
}
