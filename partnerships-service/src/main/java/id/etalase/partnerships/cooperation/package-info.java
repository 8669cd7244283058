/**
 * The four legal kinds of regional cooperation, each with its stages, its transitions and the approvals it needs. They are
 * data (cooperation-kinds.json), because the law orders them and the law changes; this package reads and checks them.
 */
package id.etalase.partnerships.cooperation;
