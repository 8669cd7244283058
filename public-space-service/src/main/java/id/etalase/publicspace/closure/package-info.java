/** Works and closures: first a dry run, then applied. */
package id.etalase.publicspace.closure;
