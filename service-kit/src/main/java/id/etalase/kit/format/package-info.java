/** One list in several formats: JSON in pages, CSV in full, GeoJSON for maps. */
package id.etalase.kit.format;
