package id.etalase.publicspace.closure;

/** A closure is looked at before it is applied. */
public enum ClosureStatus {
    PLANNED,
    APPLIED,
    WITHDRAWN
}
