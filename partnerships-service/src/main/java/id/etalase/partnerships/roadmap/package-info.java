/** The long plan of cooperation with its goals. */
package id.etalase.partnerships.roadmap;
