/** Fills an empty register with the reference data that ship with the service, once. */
package id.etalase.ascn.referencedata;
