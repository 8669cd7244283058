/** Cities and projects as layers of a map, as OGC API Features asks for, so that map programs find and load them. */
package id.etalase.ascn.map;
