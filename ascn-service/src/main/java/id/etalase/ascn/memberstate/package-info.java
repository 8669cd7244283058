/** The countries of the network: who is a member of ASEAN since when, and where on earth its cities can lie. */
package id.etalase.ascn.memberstate;
