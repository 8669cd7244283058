/** Countries as far as the register needs them: their names in both languages, and who is a member of ASEAN since when. */
package id.etalase.partnerships.country;
