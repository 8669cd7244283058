/**
 * Agreements: what was agreed with whom, the stages of the law they pass, and the approvals of council and ministries. The
 * rules live in {@link id.etalase.partnerships.agreement.Agreement}; the order of the stages comes from the kind of
 * cooperation.
 */
package id.etalase.partnerships.agreement;
