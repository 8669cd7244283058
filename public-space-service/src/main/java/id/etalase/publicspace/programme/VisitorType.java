package id.etalase.publicspace.programme;

/** Who comes, as far as places are shared out among them. */
public enum VisitorType {
    PUBLIC,
    /** Pupils and the adults with them. */
    SCHOOL,
    UNIVERSITY,
    DELEGATION,
    /** Visitors with disabilities. */
    DISABILITY
}
