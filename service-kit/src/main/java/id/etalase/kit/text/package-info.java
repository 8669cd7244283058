/** Texts in the two languages of the suite, Indonesian and English. */
package id.etalase.kit.text;
