/** The cities of the network: what they are, where they lie, and from when to when they belong to it. */
package id.etalase.ascn.city;
