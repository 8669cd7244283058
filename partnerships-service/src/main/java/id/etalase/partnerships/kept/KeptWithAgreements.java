package id.etalase.partnerships.kept;

/** Who keeps things that belong to agreements: they are told of anew when their agreement becomes public. */
public interface KeptWithAgreements {

    /** The things. */
    Keeping.Kind<?> kind();
}
