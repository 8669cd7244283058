/** What one city learned and others may take over: practices, and who has adopted them. */
package id.etalase.ascn.practice;
