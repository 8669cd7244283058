package id.etalase.publicspace.booking;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.NotFound;
import id.etalase.kit.identity.Caller;
import id.etalase.publicspace.privacy.Contact;
import id.etalase.publicspace.privacy.Contacts;

/** Keeps, shows and forgets who wants to come. */
@ApplicationScoped
class ContactService {

    private final Contacts contacts;

    ContactService(Contacts contacts) {
        this.contacts = contacts;
    }

    @Transactional
    void keep(Booking booking, Contact contact) {
        if (!booking.status().hasPlaces() && booking.status() != BookingStatus.WAITING
                && booking.status() != BookingStatus.DISPLACED) {
            throw new Conflict("booking-not-open-to-this", Map.of("status", booking.status()));
        }
        contacts.keep(booking.id(), contact, booking.heads(), booking.session().endsAt());
    }

    /** The contact, for its owner. */
    Contact read(Booking booking) {
        return contacts.find(booking.id())
                .orElseThrow(() -> new NotFound("contact-not-found", Map.of("booking", booking.id())));
    }

    /** The contact, for staff: on record before it is shown. */
    @Transactional
    Contact readAsStaff(Booking booking, Caller reader, String role, String purpose) {
        Contact contact = read(booking);
        contacts.record(booking.id(), reader, role, purpose);
        return contact;
    }

    @Transactional
    void erase(Booking booking) {
        contacts.erase(booking.id());
    }

    @Transactional
    int eraseDue() {
        return contacts.eraseDue();
    }
}
