/** The yearly report as anybody can ask for it on any day: totals counted from the records, beside what was published. */
package id.etalase.ascn.report;
