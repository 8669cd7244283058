package id.etalase.partnerships.document;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.time.Ids;
import id.etalase.kit.time.JakartaTime;
import id.etalase.partnerships.agreement.AgreementDirectory;
import id.etalase.partnerships.document.DocumentBody.StoredFile;
import id.etalase.partnerships.kept.Keeping;
import id.etalase.partnerships.kept.Kept;
import id.etalase.partnerships.kept.KeptWithAgreements;

/** Registers documents and stores their files. */
@ApplicationScoped
class DocumentService implements KeptWithAgreements {

    static final String KIND = "document";

    private final Keeping.Kind<DocumentBody> documents;
    private final AgreementDirectory agreements;
    private final DocumentStore store;
    private final Ids ids;
    private final Clock clock;

    DocumentService(Keeping keeping, AgreementDirectory agreements, DocumentStore store, Ids ids, Clock clock) {
        this.documents = keeping.of(KIND, DocumentBody.class, DocumentResponse::from, body -> !body.restricted());
        this.agreements = agreements;
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Keeping.Kind<DocumentBody> kind() {
        return documents;
    }

    @Transactional
    Kept<DocumentBody> register(AgreementDirectory.Entry agreement, DocumentRequest request, Actor actor) {
        if (request.dated() != null && request.dated().isAfter(JakartaTime.today(clock))) {
            throw new RuleViolation(new FieldError("/dated", "in-the-future"));
        }
        return documents.register(ids.next().toString(), agreement.id(), DocumentBody.of(agreement.slug(), request), actor);
    }

    /**
     * Stores the file of a document, once for ever: what was cited must stay what it was.
     *
     * @throws Conflict {@code document-has-file} when it has one, or {@code document-is-linked} when it is elsewhere
     */
    @Transactional
    Kept<DocumentBody> store(String id, IfMatch ifMatch, ReceivedFile content, Actor actor) throws IOException {
        Kept<DocumentBody> document = documents.getForChange(id);
        ifMatch.check(document.tag());
        if (document.body().link() != null) {
            throw new Conflict("document-is-linked", Map.of("document", id));
        }
        if (document.body().file() != null) {
            throw new Conflict("document-has-file", Map.of("document", id));
        }
        // Before the row: a file without a row harms nobody, a row without a file would.
        store.put(content.key(), content.file(), content.sha256(), content.mediaType());
        return documents.replace(document, document.body().with(
                new StoredFile(content.sha256(), content.size(), content.mediaType(), clock.instant())), "stored", actor);
    }

    /** Whether the caller may know of the document. */
    boolean isHidden(Kept<DocumentBody> document, boolean government) {
        return document.body().restricted() && !government || agreements.find(document.body().agreement())
                .filter(agreement -> government || agreement.stage().isPublic()).isEmpty();
    }
}
