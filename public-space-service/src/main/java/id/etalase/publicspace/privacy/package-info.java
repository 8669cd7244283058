/** Personal data: one table, sealed, erased in time, every reading by staff on record. */
package id.etalase.publicspace.privacy;
