/** What is done under an agreement: programmes with targets, what they reach, and what comes of them. */
package id.etalase.partnerships.programme;
