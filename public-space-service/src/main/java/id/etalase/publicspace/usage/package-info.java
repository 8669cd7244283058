/** Organisations ask to use a place; whoever decides depends on place and size. */
package id.etalase.publicspace.usage;
