/** Visits to the ASEAN Secretariat and the parks around it: places, opening hours, sessions, bookings, the gate. */
package id.etalase.publicspace;
