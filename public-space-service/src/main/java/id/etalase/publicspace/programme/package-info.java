/** What visitors can take part in: activities, and the sessions in which they are given. */
package id.etalase.publicspace.programme;
