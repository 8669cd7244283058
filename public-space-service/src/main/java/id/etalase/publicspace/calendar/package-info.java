/** iCalendar feeds and files (RFC 5545). */
package id.etalase.publicspace.calendar;
