/** Keeps things that officers write and read as a whole: one JSON document each, with its slug, its version and its events. */
package id.etalase.partnerships.kept;
