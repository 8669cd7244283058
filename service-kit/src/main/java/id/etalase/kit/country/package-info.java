/** Countries as all services need them: their names in both languages, and who is a member of ASEAN since when. */
package id.etalase.kit.country;
