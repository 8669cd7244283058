/** The documents of agreements: what they are, and the files themselves in a store behind one interface. */
package id.etalase.partnerships.document;
