package id.etalase.testkit.sample.kit.outbox;

/** Stands in for the kit's interface of that name, which this module cannot see. */
public interface DomainEvent {
}
