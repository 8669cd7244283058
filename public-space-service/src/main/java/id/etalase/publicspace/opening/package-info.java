/** When a place is open: layers of RFC 5545 rules, of which the one with the highest priority holds. */
package id.etalase.publicspace.opening;
