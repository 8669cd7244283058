/** Groups of regions and of countries, by which agreements are filtered. */
package id.etalase.partnerships.region;
