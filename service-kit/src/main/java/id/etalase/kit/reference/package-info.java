/** What is known before anybody writes: files of reference data, vocabularies, and how sure each statement is. */
package id.etalase.kit.reference;
