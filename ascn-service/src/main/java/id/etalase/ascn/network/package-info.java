/** How the network is led: who chairs it, who represents each country, what its meetings decided and what came of it. */
package id.etalase.ascn.network;
