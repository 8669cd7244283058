/** With whom Jakarta cooperates: cities, provinces and regions, institutions, companies, schools, communities. */
package id.etalase.partnerships.partner;
