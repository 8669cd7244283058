/** What is measured: definitions of indicators with their methods, values with their sources, and fair comparison. */
package id.etalase.ascn.indicator;
