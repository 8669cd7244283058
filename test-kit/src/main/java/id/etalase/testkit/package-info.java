/**
 * What the tests of all services share: the servers they need, tokens, and assertions on problems, events and
 * architecture. Test scope only; the build refuses it anywhere else.
 */
package id.etalase.testkit;
