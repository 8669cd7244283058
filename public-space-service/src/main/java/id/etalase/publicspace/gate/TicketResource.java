package id.etalase.publicspace.gate;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;

import id.etalase.publicspace.booking.Booking;
import id.etalase.publicspace.booking.BookingAccess;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Gate", description = "Tickets that can be checked without a network, and the check-in.")
class TicketResource {

    private final BookingAccess access;
    private final TicketService tickets;
    private final TicketKeys keys;

    TicketResource(BookingAccess access, TicketService tickets, TicketKeys keys) {
        this.access = access;
        this.tickets = tickets;
        this.keys = keys;
    }

    /** A ticket: the token is what the QR code holds. */
    record TicketResponse(UUID booking, String token, int heads) {
    }

    /** The keys by which a ticket is checked (RFC 7517). */
    record KeySet(List<Map<String, Object>> keys) {
    }

    @GET
    @Cache(noStore = true)
    @Path("/bookings/{booking}/ticket")
    @Operation(operationId = "getTicket", summary = "The ticket of a booking", description = "A JWS (ES256) that a gate can check with the keys of /v1/ticket-keys; it names nobody.")
    public TicketResponse ticket(@PathParam("booking") UUID id, @HeaderParam("Booking-Code") String code) {
        Booking booking = access.get(id, code);
        return new TicketResponse(id, tickets.issue(booking), booking.heads());
    }

    @GET
    @Cache(noStore = true)
    @Path("/bookings/{booking}/ticket.svg")
    @Produces("image/svg+xml")
    @Operation(operationId = "getTicketSvg", summary = "The ticket as a QR code, SVG")
    public String svg(@PathParam("booking") UUID id, @HeaderParam("Booking-Code") String code) {
        return new QrImage(tickets.issue(access.get(id, code))).svg();
    }

    @GET
    @Cache(noStore = true)
    @Path("/bookings/{booking}/ticket.png")
    @Produces("image/png")
    @Operation(operationId = "getTicketPng", summary = "The ticket as a QR code, PNG")
    public byte[] png(@PathParam("booking") UUID id, @HeaderParam("Booking-Code") String code) {
        return new QrImage(tickets.issue(access.get(id, code))).png();
    }

    @GET
    @Path("/ticket-keys")
    @Operation(operationId = "listTicketKeys", summary = "The keys by which tickets are checked (JWK set)")
    public KeySet keys() {
        return new KeySet(List.of(keys.published()));
    }
}
