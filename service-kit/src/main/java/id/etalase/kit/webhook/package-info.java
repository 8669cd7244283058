/**
 * Events pushed to those who can neither hold a connection nor run a consumer: subscriptions as a resource, deliveries signed
 * after the Standard Webhooks specification, repeated over days and logged.
 */
@NullMarked
package id.etalase.kit.webhook;

import org.jspecify.annotations.NullMarked;
