/** Series of meetings of cities, apart from what they sign. */
package id.etalase.partnerships.forum;
