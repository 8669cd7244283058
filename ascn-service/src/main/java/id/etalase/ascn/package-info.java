/** The ASEAN Smart Cities Network: its cities, their projects, what is measured, and what others may learn from it. */
package id.etalase.ascn;
