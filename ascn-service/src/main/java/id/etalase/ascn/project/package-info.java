/** The projects of the cities: what problem each solves, how far it is, what it was called before, and of what it is a part. */
package id.etalase.ascn.project;
