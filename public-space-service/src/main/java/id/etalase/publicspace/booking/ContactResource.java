package id.etalase.publicspace.booking;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.identity.Caller;
import id.etalase.publicspace.Roles;
import id.etalase.publicspace.privacy.Contact;
import id.etalase.publicspace.privacy.Contacts;

@Path("/v1/bookings/{booking}/contact")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Personal data", description = "The only personal data of the service: sealed, forgotten some days after the visit or when asked, every reading by staff on record.")
@Cache(noStore = true)
class ContactResource {

    private final BookingAccess access;
    private final ContactService service;
    private final Contacts contacts;
    private final Caller caller;

    ContactResource(BookingAccess access, ContactService service, Contacts contacts, Caller caller) {
        this.access = access;
        this.service = service;
        this.contacts = contacts;
        this.caller = caller;
    }

    /** Who of the staff read it. */
    record ReadingList(List<Contacts.Reading> items) {
    }

    @PUT
    @Operation(operationId = "putContact", summary = "Say who wants to come", description = "Replaces what was there. If-Match is the ETag of the booking.")
    public void put(@PathParam("booking") UUID id, @HeaderParam("Booking-Code") String code,
            @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Contact contact) {
        Booking booking = access.get(id, code);
        IfMatch.required(ifMatch).check(booking.tag());
        service.keep(booking, contact);
    }

    @GET
    @Operation(operationId = "getContact", summary = "Who wants to come", description = "Staff say for what purpose they read it; that goes on record.")
    public Contact get(@PathParam("booking") UUID id, @HeaderParam("Booking-Code") String code,
            @QueryParam("purpose") @Size(min = 3, max = 200) @Parameter(description = "Required from staff.", example = "call about the closure") String purpose) {
        Booking booking = access.get(id, code);
        if (!access.isStaff()) {
            return service.read(booking);
        }
        if (purpose == null) {
            throw new RuleViolation(FieldError.parameter("purpose", "required"));
        }
        return service.readAsStaff(booking, caller, caller.has(Roles.VISIT_DESK) ? Roles.VISIT_DESK : Roles.PARK_OFFICER,
                purpose);
    }

    @DELETE
    @Operation(operationId = "eraseContact", summary = "Forget who wants to come", description = "At once and for good. The booking stays, with its numbers. If-Match is the ETag of the booking.")
    public void erase(@PathParam("booking") UUID id, @HeaderParam("Booking-Code") String code,
            @HeaderParam("If-Match") String ifMatch) {
        Booking booking = access.get(id, code);
        IfMatch.required(ifMatch).check(booking.tag());
        service.erase(booking);
    }

    @GET
    @Path("/readings")
    @Operation(operationId = "listContactReadings", summary = "Which offices read the personal data, and why", description = "For the owner, staff and auditors.")
    public ReadingList readings(@PathParam("booking") UUID id, @HeaderParam("Booking-Code") String code) {
        // Auditors see who read, and nothing of the booking itself.
        return new ReadingList(contacts.listReadings(caller.has(Roles.AUDITOR) ? id : access.get(id, code).id()));
    }
}
