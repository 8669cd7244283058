/** The register of Jakarta's cooperation: partners, agreements with their legal stages, and sister cities. */
package id.etalase.partnerships;
