/** Fills an empty database with the real places and holidays, and where wanted with a sample programme, once. */
package id.etalase.publicspace.referencedata;
