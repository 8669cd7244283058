/**
 * The launcher behind {@code ./run}: starts the servers and the services as processes, waits until they are ready,
 * watches them, and stops them in order.
 */
package id.etalase.localstack.launcher;
