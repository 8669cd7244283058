/** A service as small as one can be, to try the kit on: notes on a board. */
package id.etalase.kit.sample;
