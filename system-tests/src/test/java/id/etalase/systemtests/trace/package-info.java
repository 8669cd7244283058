/** A collector of traces for tests. */
package id.etalase.systemtests.trace;
