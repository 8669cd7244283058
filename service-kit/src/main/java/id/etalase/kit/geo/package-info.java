/** Places on earth: coordinates, boxes and GeoJSON. */
package id.etalase.kit.geo;
