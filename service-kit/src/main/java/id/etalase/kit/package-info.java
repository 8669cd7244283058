/**
 * What every service of the suite needs and none should write for itself: events that leave with their transaction,
 * problem details, paging, conditional requests, repeats and the clock. No word of any domain belongs here.
 */
package id.etalase.kit;
