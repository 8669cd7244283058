package id.etalase.testkit.sample.kit.outbox;

/** Stands in for the kit's class of that name, which this module cannot see. */
public class Outbox {
}
