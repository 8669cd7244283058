/** Seats: holds, bookings and the waiting list, never more heads than a session takes. */
package id.etalase.publicspace.booking;
