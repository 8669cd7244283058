/** What the register adds up to on any day, beside what others say it adds up to. */
package id.etalase.partnerships.statistics;
