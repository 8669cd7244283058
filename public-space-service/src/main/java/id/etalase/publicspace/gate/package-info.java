/** Tickets that a gate can check offline, and the check-in. */
package id.etalase.publicspace.gate;
