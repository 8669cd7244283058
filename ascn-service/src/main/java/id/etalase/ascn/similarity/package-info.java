/** Hints which cities have something in common; never a ranking. */
package id.etalase.ascn.similarity;
