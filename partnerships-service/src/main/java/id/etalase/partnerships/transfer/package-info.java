/** Tables that come in: agreements that officers import, checked line by line and applied as a whole or not at all. */
package id.etalase.partnerships.transfer;
