/** Who is a member of ASEAN, on any day. */
package id.etalase.partnerships.country;
