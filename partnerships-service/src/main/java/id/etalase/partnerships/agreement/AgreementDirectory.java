package id.etalase.partnerships.agreement;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import id.etalase.kit.error.NotFound;
import id.etalase.kit.identity.Caller;
import id.etalase.kit.text.BilingualText;
import id.etalase.partnerships.cooperation.Stage;

/** What other features ask of agreements: whether there is one, and whether the caller may know of it. */
@ApplicationScoped
public class AgreementDirectory {

    private final AgreementRepository agreements;

    AgreementDirectory(AgreementRepository agreements) {
        this.agreements = agreements;
    }

    /**
     * An agreement in short.
     *
     * @param revision its revision
     */
    public record Entry(UUID id, String slug, BilingualText title, Stage stage, int revision) {

        static Entry of(Agreement agreement) {
            return new Entry(agreement.id(), agreement.slug(), agreement.particulars().title(), agreement.stage(),
                    agreement.revision());
        }
    }

    /** The agreement with that slug or id, whoever asks. */
    public Optional<Entry> find(String slugOrId) {
        return agreements.findByName(slugOrId).map(Entry::of);
    }

    /**
     * The agreement with that slug or id.
     *
     * @throws NotFound when there is none, or it is not signed yet and the caller is the public
     */
    public Entry get(String slugOrId, Caller caller) {
        return Entry.of(agreements.get(slugOrId, Audience.of(caller)));
    }

    /**
     * Sees to it that the caller may know of an agreement.
     *
     * @throws NotFound as if there were no such thing as the one that belongs to the agreement
     */
    public void check(UUID agreement, Caller caller, String kind, String name) {
        Agreement owner = agreements.findById(agreement);
        if (owner == null || !Audience.of(caller).sees(owner.stage())) {
            throw new NotFound("not-kept", Map.of("kind", kind, "name", name));
        }
    }

    /** Whether the caller sees what is not signed yet. */
    public static boolean seesEverything(Caller caller) {
        return Audience.of(caller) == Audience.GOVERNMENT;
    }
}
