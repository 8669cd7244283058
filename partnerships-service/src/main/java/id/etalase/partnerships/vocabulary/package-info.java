/** The words by which agreements are sorted: sectors, challenges, benefits. Reference data of the suite. */
package id.etalase.partnerships.vocabulary;
