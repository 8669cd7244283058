/** The words by which cities, projects and practices are sorted, and the six focus areas of the network. */
package id.etalase.ascn.vocabulary;
