/**
 * The whole suite on one machine without containers: a real PostgreSQL, a real Kafka broker, an identity provider whose
 * tokens are real, and the launcher behind {@code ./run} that starts them together with the services.
 */
package id.etalase.localstack;
