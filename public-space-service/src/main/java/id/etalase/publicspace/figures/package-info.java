/** Numbers of visits and what visitors say. */
package id.etalase.publicspace.figures;
