/** What data the register offers, for portals that harvest catalogues. */
package id.etalase.partnerships.catalogue;
