/** Places: buildings and rooms, parks, stops of public transport, in a tree, with what is known of entry and access. */
package id.etalase.publicspace.space;
